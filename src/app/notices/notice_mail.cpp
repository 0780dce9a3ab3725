#include "app/notices/notice_mail.h"

#include "app/notices/greeting_name.h"
#include "app/notices/layout.h"
#include "app/notices/texts.h"
#include "domain/hold.h"
#include "domain/link.h"

namespace visavis::app {
namespace {

/// What a notice's words are filled with.
struct Situation {
  const Words& words;
  const Verification& after;
  const Event& event;
  NoticeKind kind;
  const Policy& policy;
  Values values;
  bool overdue;
  const Marketplace& marketplace;
};

Values values_of(const Words& words, const Verification& after, const Marketplace& marketplace) {
  const std::string zone{after.contact && after.contact->time_zone ? *after.contact->time_zone
                                                                   : utc};
  // The whole name: which part of it somebody is called by is not the same everywhere. Stored names
  // may be older than the rule that they are one line.
  Values values{{"name", greeting_name(after.profile.reveal().name)},
                {"marketplace", marketplace.name},
                {"deadline", date_words(words, after.deadline, zone)}};
  if (after.slot)
    values["slot"] = date_words(words, after.slot->at, after.slot->time_zone.value_or(zone));
  if (after.appeal) values["answer_by"] = date_words(words, after.appeal->answer_by, zone);
  return values;
}

/// For words that run from right to left: each value stays whole in them, whichever way it runs.
Values isolated(Values values) {
  for (auto& [name, value] : values) {
    if (auto* text = std::get_if<std::string>(&value)) *text = "\u2068" + *text + "\u2069";
  }
  return values;
}

void add_limits(std::vector<Block>& blocks, const Situation& s) {
  const auto hold = derive_hold(s.after, s.policy, s.event.at);
  if (!hold) return;
  BulletList list{s.words.say("mail.limits"), {}};
  for (const auto& action : s.policy.action_names(hold->denies))
    list.items.push_back(action_words(s.words, action));
  blocks.emplace_back(std::move(list));
}

/// That the deadline costs more, where it does.
void add_further_limits(std::vector<Block>& blocks, const Situation& s) {
  if (denied_later(s.after, s.policy, s.event.at) != 0)
    blocks.emplace_back(Paragraph{s.words.say("mail.further_limits")});
}

/// Of effects of its own the marketplace tells itself.
void add_proposals(std::vector<Block>& blocks, const Situation& s) {
  for (const auto& effect : s.after.effects)
    if (effect.name == "cancel_active_proposals" && !effect.done)
      return blocks.push_back(Paragraph{s.words.say("mail.proposals")});
}

void add_reasons(std::vector<Block>& blocks, const Situation& s) {
  if (!s.after.last_result || s.after.last_result->reasons.empty()) return;
  BulletList list{s.words.say("mail.reasons"), {}};
  for (const auto reason : s.after.last_result->reasons)
    list.items.push_back(reason_words(s.words, reason));
  blocks.emplace_back(std::move(list));
}

void add_quotation(std::vector<Block>& blocks, const Situation& s, std::string heading,
                   const std::string& text) {
  if (text.empty()) return;
  const bool english = s.words.language() == "en";
  blocks.emplace_back(
      Quotation{std::move(heading), text, english ? "" : s.words.say("mail.in_english")});
}

void add_appeal(std::vector<Block>& blocks, const Situation& s) {
  const auto key = can_appeal(s.after) ? "mail.appeal_again" : "mail.appeal_used_up";
  blocks.emplace_back(Paragraph{s.words.say(key, s.values)});
}

/// Another call answers the appeal that was open. One that was declined before stays so.
void add_settled(std::vector<Block>& blocks, const Situation& s) {
  if (s.after.appeal && s.after.appeal->answer && s.after.appeal->answer->granted)
    blocks.emplace_back(Paragraph{s.words.say("mail.appeal_settled")});
}

void add_button(std::vector<Block>& blocks, const Situation& s) {
  if (opens(s.kind) == NoticeOpens::fresh) {
    const auto minutes = mailed_link_lifetime / std::chrono::minutes{1};
    blocks.emplace_back(
        Button{s.words.say("mail.open_fresh", {{"minutes", std::to_string(minutes)}}),
               s.words.say("mail.button_fresh"), std::string{link_placeholder}});
  } else if (s.after.return_url.empty()) {
    blocks.emplace_back(Paragraph{s.words.say("mail.sign_in_alone", s.values)});
  } else {
    blocks.emplace_back(Button{s.words.say("mail.sign_in", s.values), s.words.say("mail.button"),
                               s.after.return_url});
  }
}

/// A paragraph of the body; what is only a block's name becomes that block.
void add(std::vector<Block>& blocks, const Message& paragraph, const Situation& s) {
  const std::string& whole = paragraph.pattern();
  if (whole == "{limits}") return add_limits(blocks, s);
  if (whole == "{further_limits}") return add_further_limits(blocks, s);
  if (whole == "{proposals}") return add_proposals(blocks, s);
  if (whole == "{reasons}") return add_reasons(blocks, s);
  if (whole == "{appeal}") return add_appeal(blocks, s);
  if (whole == "{settled}") return add_settled(blocks, s);
  if (whole == "{button}") return add_button(blocks, s);
  if (whole == "{message}") {
    if (s.after.last_result)
      add_quotation(blocks, s, s.words.say("mail.message"), s.after.last_result->message.reveal());
    return;
  }
  if (whole == "{answer}") {
    if (s.after.appeal && s.after.appeal->answer)
      add_quotation(blocks, s, s.words.say("mail.answer"),
                    s.after.appeal->answer->message.reveal());
    return;
  }
  // Nobody is asked to be in time for what has passed.
  if (s.overdue && paragraph.names().contains("deadline")) return;
  blocks.emplace_back(Paragraph{paragraph.say(s.values)});
}

Footer footer(const Situation& s) {
  if (s.marketplace.support_url.empty()) return {s.words.say("mail.footer", s.values)};
  if (written_to(s.marketplace.support_url)) return {s.words.say("mail.footer_reply", s.values)};
  return {s.words.say("mail.footer_support", s.values), s.marketplace.support_url};
}

std::vector<Block> blocks_of(const Situation& s) {
  std::vector<Block> blocks{Paragraph{s.words.say("mail.greeting", s.values)}};
  for (const auto& paragraph : body(s.words, s.kind)) add(blocks, paragraph, s);
  blocks.emplace_back(footer(s));
  return blocks;
}

/// Until when a notice is worth reading.
std::optional<Timestamp> useless_from(NoticeKind kind, const Event& event,
                                      const Verification& after) {
  if (kind == NoticeKind::reminder) return after.deadline;
  if (kind == NoticeKind::nearly_your_turn) return event.at + call_back_patience;
  // They look into their mailbox now.
  if (kind == NoticeKind::new_link) return event.at + std::chrono::hours{1};
  if (kind == NoticeKind::slot_soon && after.slot) return after.slot->at + slot_late;
  return std::nullopt;
}

}  // namespace

std::optional<MailDraft> notice_mail(const Verification& after, const Event& event,
                                     const Marketplace& marketplace, const Policy& policy) {
  const auto kind = notice_of(event.body);
  if (!kind || !after.contact) return std::nullopt;
  const Words& words = words_for(after.contact->language);
  const std::string direction = words.say("language.direction");
  // Headers get the values as they are: control characters in them look like a forgery.
  const Values values = values_of(words, after, marketplace);
  const Situation situation{words,
                            after,
                            event,
                            *kind,
                            policy,
                            direction == "rtl" ? isolated(values) : values,
                            is_overdue(after, event.at),
                            marketplace};
  const std::string title = words.say(subject_key(*kind), values);
  const auto blocks = blocks_of(situation);
  return MailDraft{
      .to = after.contact->email,
      .kind = std::string{name(*kind)},
      .language = std::string{words.language()},
      .text_version = words.say("language.mailVersion"),
      .sender_name = words.say("mail.sender", values),
      .reply_to = std::string{written_to(marketplace.support_url).value_or("")},
      .subject = Personal<std::string>{title},
      .text = Personal<std::string>{plain_text(blocks)},
      .html = Personal<std::string>{html_text(blocks, words.language(), direction, title)},
      .carries_link = opens(*kind) == NoticeOpens::fresh,
      .useless_from = useless_from(*kind, event, after)};
}

}  // namespace visavis::app
