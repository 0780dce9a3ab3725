#include "walk/notes.h"

#include <algorithm>
#include <utility>

#include "app/notices/notice_mail.h"
#include "app/review/appeals.h"
#include "app/shapes/form.h"
#include "app/verification/own_data.h"
#include "app/wire/shown.h"

namespace visavis::walk {
namespace {

namespace shape = app::shape;
using app::form::text_of;

struct So {
  WorldSo so;
};
BOOST_DESCRIBE_STRUCT(So, (), (so))

struct Page {
  VerificationId page;
  shape::ApplicantView view;
  shape::AccountStatus account;
};
BOOST_DESCRIBE_STRUCT(Page, (), (page, view, account))

/// The states of the console since it was noted last, and what its member pressed.
struct Console {
  StaffId console;
  std::vector<shape::StaffState> states;
  bool left = false;  ///< it was told that the applicant left the call
  bool declined = false;
  std::optional<CallId> decided;
  std::optional<std::string> status;
  std::vector<shape::Review> reviews;
  std::vector<shape::OpenAppeal> appeals;
};
BOOST_DESCRIBE_STRUCT(Console, (),
                      (console, states, left, declined, decided, status, reviews, appeals))

struct Mail {
  std::string mail;
  Timestamp now;
  std::string subject;
  std::string text;
  std::string reply_to;
  std::string support;  ///< where the marketplace's people find help
  VerificationSo so;
};
BOOST_DESCRIBE_STRUCT(Mail, (), (mail, now, subject, text, reply_to, support, so))

/// What a page is about: its verification, beside who works, and when.
std::string about(const PersonSo& one, const WorldSo& so) {
  return one.verification.json + text_of(so.staff) + text_of(so.office);
}

}  // namespace

void Notes::take() {
  so_ = truth_.now();
  const auto so = *so_;
  for (std::size_t i = 0; i < walk_.people.size(); ++i)
    if (walk_.people[i].here) note_page(walk_.people[i], about(so.people[i], so));
  for (const auto& one : walk_.staff)
    if (one.here) note_console(one);
  note_mails();
}

/// Of three lengths, so that none is taken for another.
const KeptFor kept_for{std::chrono::days{60}, std::chrono::days{90}, std::chrono::days{30}};

void Notes::note(std::string line) {
  if (so_) lines.push_back(text_of(So{*std::exchange(so_, std::nullopt)}));
  lines.push_back(std::move(line));
}

/// What an open page shows, which is what was sent to it.
void Notes::note_page(const Person& one, const std::string& so) {
  auto& world = walk_.world;
  const auto id = one.verification;
  const auto view = world.live.page(id);
  world.live.applicants[id] = {view};
  const auto shown = shape::shown(view);
  if (!pages_noted_[id].insert(text_of(shown) + so).second) return;
  const app::OwnDataSources from{world.store,  world.store, world.store,           world.store,
                                 world.policy, kept_for,    std::chrono::days{365}};
  const auto own = app::own_data(from, id, world.clock.now());
  note(text_of(Page{id, shown, shape::status(own.value(), world.policy)}));
  ++pages;
  statuses.insert(std::string{shown.status.text});
}

void Notes::note_console(const Member& one) {
  auto& world = walk_.world;
  const auto id = one.staff.id;
  const auto now = world.live.console(id);
  const auto sent = std::exchange(world.live.staff[id], {now});
  Console console{.console = id};
  for (const auto& message : sent) {
    if (const auto* view = std::get_if<app::StaffView>(&message))
      console.states.push_back(shape::shown(*view));
    if (const auto* ended = std::get_if<app::CallEnded>(&message))
      console.left = console.left || ended->reason == ReasonCode::left_call;
  }
  const auto pressed = std::exchange(walk_.pressed[id], {});
  // It was told nothing since then.
  if (sent.size() == 1 && !pressed.declined && !pressed.decided) return;
  console.declined = pressed.declined;
  console.decided = pressed.decided;
  console.status = pressed.status;
  // The page goes on from the state that it has.
  if (console.states.size() > 1) console.states.erase(console.states.begin());
  console.states.back() = shape::shown(now);
  console.reviews = shape::shown(app::open_reviews(world.store, world.store, world.store,
                                                   world.policy, one.staff))
                        .reviews;
  console.appeals =
      shape::shown(app::open_appeals(world.store, world.store, world.store, one.staff)).appeals;
  note(text_of(console));
}

/// Each mail with the verification as it was just after what the mail tells.
void Notes::note_mails() {
  const auto& world = walk_.world;
  for (const auto& stored : walk_.world.store.events_after(position_, 1000, std::nullopt)) {
    position_ = stored.position;
    const auto before = after_.find(stored.verification);
    const auto after = before == after_.end() ? begin(stored.verification, stored.event)
                                              : apply(before->second, stored.event);
    after_.insert_or_assign(stored.verification, after);
    const auto mail = app::notice_mail(after, stored.event, walk_.market, world.policy);
    if (!mail || !walk_.mails) continue;
    const auto at = stored.event.at;
    lines.push_back(
        text_of(Mail{mail->kind, at, mail->subject.reveal(), mail->text.reveal(), mail->reply_to,
                     walk_.market.support_url, what_is_so(after, world.policy, at)}));
  }
}

}  // namespace visavis::walk
