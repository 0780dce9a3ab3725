#include "app/notices/notice_mail.h"

#include "app/notices/fill.h"
#include "app/notices/layout.h"
#include "app/notices/texts.h"
#include "domain/hold.h"

namespace visavis::app {
namespace {

/// What a notice's words are filled with.
struct Situation {
  const NoticeTexts& texts;
  const Verification& after;
  const Event& event;
  NoticeKind kind;
  const Policy& policy;
  FillValues values;
  bool overdue;
};

FillValues values_of(const NoticeTexts& texts, const Verification& after,
                     std::string_view marketplace_name) {
  FillValues values{{"name", after.profile.reveal().name},
                    {"marketplace", std::string{marketplace_name}},
                    {"deadline", date_words(texts, after.deadline)}};
  if (after.slot) values["slot"] = date_words(texts, after.slot->at);
  if (after.appeal) values["answer_by"] = date_words(texts, after.appeal->answer_by);
  return values;
}

/// For words that run from right to left: each value stays whole in them, whichever way it runs.
FillValues isolated(FillValues values) {
  for (auto& [name, value] : values) value = "\u2068" + value + "\u2069";
  return values;
}

void add_limits(std::vector<Block>& blocks, const Situation& s) {
  const auto hold = derive_hold(s.after, s.policy, s.event.at);
  if (!hold) return;
  BulletList list{std::string{s.texts.limits}, {}};
  for (const auto& action : s.policy.action_names(hold->denies))
    list.items.push_back(action_words(s.texts, action));
  blocks.emplace_back(std::move(list));
}

void add_reasons(std::vector<Block>& blocks, const Situation& s) {
  if (!s.after.last_result || s.after.last_result->reasons.empty()) return;
  BulletList list{std::string{s.texts.reasons}, {}};
  for (const auto reason : s.after.last_result->reasons)
    list.items.emplace_back(reason_words(s.texts, reason));
  blocks.emplace_back(std::move(list));
}

void add_quotation(std::vector<Block>& blocks, std::string_view heading, const std::string& text) {
  if (!text.empty()) blocks.emplace_back(Quotation{std::string{heading}, text});
}

void add_appeal(std::vector<Block>& blocks, const Situation& s) {
  const std::string_view words =
      can_appeal(s.after) ? s.texts.appeal_again : s.texts.appeal_used_up;
  blocks.emplace_back(Paragraph{fill(words, s.values)});
}

void add_button(std::vector<Block>& blocks, const Situation& s) {
  if (opens(s.kind) == NoticeOpens::fresh) {
    blocks.emplace_back(Button{std::string{s.texts.open_fresh}, std::string{s.texts.button_fresh},
                               std::string{link_placeholder}});
  } else if (s.after.return_url.empty()) {
    blocks.emplace_back(Paragraph{fill(s.texts.sign_in_alone, s.values)});
  } else {
    blocks.emplace_back(
        Button{fill(s.texts.sign_in, s.values), std::string{s.texts.button}, s.after.return_url});
  }
}

/// A paragraph of the body; what is only a block's name becomes that block.
void add(std::vector<Block>& blocks, std::string_view paragraph, const Situation& s) {
  if (paragraph == "{limits}") return add_limits(blocks, s);
  if (paragraph == "{reasons}") return add_reasons(blocks, s);
  if (paragraph == "{appeal}") return add_appeal(blocks, s);
  if (paragraph == "{button}") return add_button(blocks, s);
  if (paragraph == "{message}") {
    if (s.after.last_result)
      add_quotation(blocks, s.texts.message, s.after.last_result->message.reveal());
    return;
  }
  if (paragraph == "{answer}") {
    if (s.after.appeal && s.after.appeal->answer)
      add_quotation(blocks, s.texts.answer, s.after.appeal->answer->message.reveal());
    return;
  }
  // Nobody is asked to be in time for what has passed.
  if (s.overdue && placeholders(paragraph).contains("deadline")) return;
  blocks.emplace_back(Paragraph{fill(paragraph, s.values)});
}

std::vector<Block> blocks_of(const Situation& s) {
  std::vector<Block> blocks{Paragraph{fill(s.texts.greeting, s.values)}};
  std::string_view rest = body(s.texts, s.kind);
  while (!rest.empty()) {
    const auto end = std::min(rest.find("\n\n"), rest.size());
    add(blocks, rest.substr(0, end), s);
    rest.remove_prefix(std::min(end + 2, rest.size()));
  }
  blocks.emplace_back(Footer{fill(s.texts.footer, s.values)});
  return blocks;
}

/// Until when a notice is worth reading.
std::optional<Timestamp> useless_from(NoticeKind kind, const Event& event,
                                      const Verification& after) {
  if (kind == NoticeKind::reminder) return after.deadline;
  if (kind == NoticeKind::nearly_your_turn) return event.at + call_back_patience;
  if (kind == NoticeKind::slot_soon && after.slot) return after.slot->at + slot_late;
  return std::nullopt;
}

}  // namespace

std::optional<MailDraft> notice_mail(const Verification& after, const Event& event,
                                     std::string_view marketplace_name, const Policy& policy) {
  const auto kind = notice_of(event.body);
  if (!kind || !after.contact) return std::nullopt;
  const NoticeTexts& texts = notice_texts(after.contact->language);
  // Headers get the values as they are: control characters in them look like a forgery.
  const FillValues values = values_of(texts, after, marketplace_name);
  const Situation situation{texts,
                            after,
                            event,
                            *kind,
                            policy,
                            texts.direction == "rtl" ? isolated(values) : values,
                            is_overdue(after, event.at)};
  const std::string title = fill(subject(texts, *kind), values);
  const auto blocks = blocks_of(situation);
  return MailDraft{
      .to = after.contact->email,
      .kind = std::string{name(*kind)},
      .language = std::string{texts.language},
      .text_version = std::string{texts.version},
      .sender_name = fill(texts.sender, values),
      .subject = Personal<std::string>{title},
      .text = Personal<std::string>{plain_text(blocks)},
      .html = Personal<std::string>{html_text(blocks, texts.language, texts.direction, title)},
      .carries_link = opens(*kind) == NoticeOpens::fresh,
      .useless_from = useless_from(*kind, event, after)};
}

}  // namespace visavis::app
