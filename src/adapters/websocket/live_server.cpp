#include "adapters/websocket/live_server.h"

#include <atomic>
#include <map>
#include <spdlog/spdlog.h>
#include <unordered_map>
#include <utility>
#include <vector>

#include "adapters/websocket/live_sockets.h"
#include "app/access/open_link.h"
#include "app/access/own_sessions.h"
#include "app/access/sign_in.h"
#include "app/wire/shown.h"
#include "app/wire/text.h"
#include "base/cases.h"
#include "base/log_text.h"

namespace visavis::websocket {
namespace {

/// What a page says before it is introduced: its first words, and no more.
constexpr std::size_t early_max = 16;

CloseCode code_of(app::CloseReason reason) {
  switch (reason) {
    case app::CloseReason::replaced:
      return CloseCode::replaced;
    case app::CloseReason::signed_out:
      return CloseCode::signed_out;
    case app::CloseReason::restarting:
      break;
  }
  return CloseCode::restarting;
}

std::string answer(std::int64_t request, const Result<Done, Refusal>& result,
                   const std::string& public_url) {
  namespace shape = app::shape;
  if (result) return app::text(shape::SocketMessage{shape::Ok{request}});
  return app::text(shape::SocketMessage{
      shape::Error{request, shape::shown(app::problem(result.error()), {}, public_url)}});
}

using DeviceKey = std::pair<VerificationId, DeviceId>;

DeviceKey key_of(const ApplicantDevice& device) { return {device.verification, device.id}; }

template <class Person>
bool holds_place(const std::map<Person, LinkId>& places, const Person& person, LinkId link) {
  const auto place = places.find(person);
  return place != places.end() && place->second == link;
}

template <class Message>
MessageKind kind_of(const Message& message) {
  return std::visit(Cases{[](const app::ApplicantView&) { return MessageKind::state; },
                          [](const app::StaffView&) { return MessageKind::state; },
                          [](const app::QueueChanged&) { return MessageKind::queue_news; },
                          [](const app::QueueFigures&) { return MessageKind::queue_news; },
                          [](const auto&) { return MessageKind::event; }},
                    message);
}

}  // namespace

/// The app's side of the sockets. Its state is the app thread's; the listener's members are called
/// on the sockets' thread and only parse and pass on.
struct LiveServer::Hub : LinkListener, std::enable_shared_from_this<LiveServer::Hub> {
  explicit Hub(LiveWiring live_wiring) : wiring(std::move(live_wiring)) {}

  struct Link {
    std::variant<ApplicantDevice, Staff> who;
    std::string secret;
    bool opened = false;
    bool introduced = false;                                  ///< what it says is heard
    std::vector<app::LiveFrame<app::FromDevice>> early = {};  ///< said before that
  };

  // LinkListener
  void opened(LinkId link) override {
    on_app([link](Hub& hub) { hub.link_opened(link); });
  }
  bool said(LinkId link, Side side, std::string_view text) override {
    return side == Side::applicant ? pass_on(link, app::read_applicant_frame(text))
                                   : pass_on(link, app::read_staff_frame(text));
  }
  void closed(LinkId link) override {
    on_app([link](Hub& hub) { hub.link_closed(link); });
  }
  void recheck_is_due() override {
    on_app([](Hub& hub) { hub.recheck(); });
  }

  template <class Message>
  bool pass_on(LinkId link, const app::Read<app::LiveFrame<Message>>& frame) {
    if (!frame) return false;
    if (frame.value().message)
      on_app([link, frame = frame.value()](Hub& hub) { hub.link_said(link, frame); });
    return true;
  }

  /// Work that outlives the server does nothing.
  void on_app(std::function<void(Hub&)> work) {
    wiring.on_app([weak = weak_from_this(), work = std::move(work)] {
      const auto hub = weak.lock();
      if (hub && hub->sockets) work(*hub);
    });
  }

  // On the app's thread.
  void adopt(Adoption adoption);
  void link_opened(LinkId link);
  void introduce(LinkId link, VerificationId applicant);
  void introduced(LinkId link);
  void link_said(LinkId link, const app::LiveFrame<app::FromDevice>& frame);
  void link_said(LinkId link, const app::LiveFrame<app::FromStaff>& frame);
  app::Answer answer_to(LinkId link, std::optional<std::int64_t> request);
  void link_closed(LinkId link);
  void recheck();
  void recheck(const std::vector<LinkId>& some);
  void note_seen(const std::vector<LinkId>& some);
  Link* find(LinkId link);
  template <class Person>
  void take_place(std::map<Person, LinkId>& places, const Person& person, LinkId link);
  void fault(LinkId link, std::string_view what);

  LiveWiring wiring;
  std::optional<LiveApp> app;
  bool stopping = false;
  std::uint64_t last_link = 0;
  std::unordered_map<LinkId, Link> links;
  std::map<DeviceKey, LinkId> applicants;
  std::map<StaffId, LinkId> staff;
  std::optional<LiveSockets> sockets;
};

LiveServer::Hub::Link* LiveServer::Hub::find(LinkId link) {
  const auto found = links.find(link);
  return found == links.end() || stopping ? nullptr : &found->second;
}

void LiveServer::Hub::adopt(Adoption adoption) {
  const LinkId link{++last_link};
  const Side side =
      std::holds_alternative<ApplicantDevice>(adoption.who) ? Side::applicant : Side::staff;
  links.emplace(link, Link{std::move(adoption.who), std::move(adoption.secret)});
  sockets->adopt(adoption.fd, std::move(adoption.received), link, side, std::move(adoption.seat));
}

/// Where a fault (the store failed) ends: the client reconnects, and is shown what is so then.
void LiveServer::Hub::fault(LinkId link, std::string_view what) {
  wiring.log->error(R"({{"event":"live_fault","what":"{}"}})", log_text(what));
  sockets->close(link, CloseCode::fault);
}

/// A newer connection of the same device, or of the same member of staff, replaces the older.
template <class Person>
void LiveServer::Hub::take_place(std::map<Person, LinkId>& places, const Person& person,
                                 LinkId link) {
  const auto [place, first] = places.try_emplace(person, link);
  if (first) return;
  sockets->close(place->second, CloseCode::replaced);
  place->second = link;
}

void LiveServer::Hub::link_opened(LinkId id) {
  Link* link = find(id);
  if (link == nullptr) return;
  link->opened = true;
  if (const auto* device = std::get_if<ApplicantDevice>(&link->who)) {
    take_place(applicants, key_of(*device), id);
    if (app->live.knows(device->verification)) return introduced(id);
    return introduce(id, device->verification);
  }
  const Staff member = std::get<Staff>(link->who);
  take_place(staff, member.id, id);
  link->introduced = true;
  app->live.connected(member);
  // What was taken back since the door let them in was told before anybody knew of this link.
  recheck({id});
  note_seen({id});
}

/// Read once: what is said meanwhile waits.
void LiveServer::Hub::introduce(LinkId id, VerificationId applicant) {
  app::with_store(
      app->executor, app::Access::reads,
      [applicant](app::StoreConnection& store, app::Steps&) {
        return app::read_introduction(store, applicant);
      },
      [weak = weak_from_this(),
       id](const app::StoreResult<std::optional<app::Introduction>>& introduction) {
        const auto hub = weak.lock();
        if (!hub || !hub->sockets || hub->find(id) == nullptr) return;
        if (!introduction) return hub->fault(id, introduction.error().what);
        if (!introduction.value()) return hub->sockets->close(id, CloseCode::signed_out);
        hub->app->live.introduce(*introduction.value());
        hub->introduced(id);
      });
}

void LiveServer::Hub::introduced(LinkId id) {
  Link& link = links.at(id);
  const auto device = std::get<ApplicantDevice>(link.who);
  if (!holds_place(applicants, key_of(device), id)) return;
  link.introduced = true;
  app->live.connected(device);
  for (const auto& frame : std::exchange(links.at(id).early, {})) link_said(id, frame);
}

/// The answer of a request that waited for the store may come after the link is gone.
app::Answer LiveServer::Hub::answer_to(LinkId id, std::optional<std::int64_t> request) {
  return [weak = weak_from_this(), id, request](const Result<Done, Refusal>& result) {
    const auto hub = weak.lock();
    if (!hub || !hub->sockets || hub->find(id) == nullptr) return;
    if (!result && result.error() == Refusal::internal)
      return hub->sockets->close(id, CloseCode::fault);
    if (request)
      hub->sockets->send(id, answer(*request, result, hub->app->public_url), MessageKind::event);
  };
}

void LiveServer::Hub::link_said(LinkId id, const app::LiveFrame<app::FromDevice>& frame) {
  Link* link = find(id);
  if (link == nullptr) return;
  const auto device = std::get<ApplicantDevice>(link->who);
  // A connection that was replaced has nothing to say any more.
  if (!holds_place(applicants, key_of(device), id)) return;
  if (link->introduced) return app->live.said(device, *frame.message, answer_to(id, frame.request));
  if (link->early.size() >= early_max) return sockets->close(id, CloseCode::protocol_error);
  link->early.push_back(frame);
}

void LiveServer::Hub::link_said(LinkId id, const app::LiveFrame<app::FromStaff>& frame) {
  const Link* link = find(id);
  if (link == nullptr) return;
  const StaffId member = std::get<Staff>(link->who).id;
  if (!holds_place(staff, member, id)) return;
  app->live.said(member, *frame.message, answer_to(id, frame.request));
}

void LiveServer::Hub::link_closed(LinkId id) {
  const auto node = links.extract(id);
  if (node.empty() || !node.mapped().opened) return;
  const Link& link = node.mapped();
  const auto was_theirs = [&](auto& places, const auto& person) {
    if (!holds_place(places, person, id)) return false;
    places.erase(person);
    return !stopping && link.introduced;
  };
  if (const auto* device = std::get_if<ApplicantDevice>(&link.who)) {
    if (was_theirs(applicants, key_of(*device))) app->live.disconnected(*device);
  } else {
    const StaffId member = std::get<Staff>(link.who).id;
    if (was_theirs(staff, member)) app->live.disconnected(member);
  }
}

namespace {

bool still_valid(app::StoreConnection& store, Timestamp now,
                 const std::variant<ApplicantDevice, Staff>& who, const std::string& secret) {
  if (const auto* device = std::get_if<ApplicantDevice>(&who))
    return app::applicant_of_device(store.links(), now, secret) == device->verification;
  const auto member = app::staff_of_session(store.staff(), now, secret);
  return member && member->id == std::get<Staff>(who).id;
}

}  // namespace

void LiveServer::Hub::recheck() {
  std::vector<LinkId> all;
  for (const auto& [id, link] : links) all.push_back(id);
  recheck(all);
  note_seen(all);
}

/// Closes those whose link or session is no more.
void LiveServer::Hub::recheck(const std::vector<LinkId>& some) {
  std::vector<std::pair<LinkId, Link>> checks;
  for (const auto& id : some)
    if (const Link* link = find(id)) checks.emplace_back(id, Link{link->who, link->secret});
  app::with_store(
      app->executor, app::Access::reads,
      [checks = std::move(checks), now = app->clock.now()](app::StoreConnection& store,
                                                           app::Steps&) {
        std::vector<LinkId> over;
        for (const auto& [id, link] : checks)
          if (!still_valid(store, now, link.who, link.secret)) over.push_back(id);
        return over;
      },
      [weak = weak_from_this()](const app::StoreResult<std::vector<LinkId>>& over) {
        const auto hub = weak.lock();
        if (!hub || !hub->sockets || !over) return;
        for (const auto& link : over.value()) hub->sockets->close(link, CloseCode::signed_out);
      });
}

/// Apart from the check, which goes on where nothing can be saved.
void LiveServer::Hub::note_seen(const std::vector<LinkId>& some) {
  std::vector<std::string> secrets;
  for (const auto& id : some)
    if (const Link* link = find(id); link != nullptr && std::holds_alternative<Staff>(link->who))
      secrets.push_back(link->secret);
  if (secrets.empty()) return;
  app::with_store(
      app->executor, app::Access::writes,
      [secrets = std::move(secrets), now = app->clock.now()](app::StoreConnection& store,
                                                             app::Steps&) {
        for (const auto& one : secrets) app::session_seen(store.staff(), now, one);
        return Done{};
      },
      [](const app::StoreResult<Done>&) {});
}

LiveServer::LiveServer(const LiveLimits& limits, LiveWiring wiring)
    : applicants_(limits.applicants, limits.each),
      staff_(limits.staff, limits.each),
      hub_(std::make_shared<Hub>(std::move(wiring))) {
  hub_->sockets.emplace(limits, *hub_, hub_->wiring.log);
}

LiveServer::~LiveServer() { hub_->sockets.reset(); }

void LiveServer::start(LiveApp app) { hub_->app.emplace(std::move(app)); }

std::shared_ptr<const void> LiveServer::seat(const std::variant<ApplicantDevice, Staff>& who,
                                             bool awaited) {
  return std::visit(
      Cases{[&](const ApplicantDevice& one) { return applicants_.take(one.verification, awaited); },
            [&](const Staff& member) { return staff_.take(member.id, awaited); }},
      who);
}

void LiveServer::adopt(Adoption adoption) {
  hub_->on_app([adoption = std::move(adoption)](Hub& hub) { hub.adopt(adoption); });
}

void LiveServer::stop(std::function<void()> stopped) {
  hub_->stopping = true;
  hub_->sockets->stop(
      [on_app = hub_->wiring.on_app, stopped = std::move(stopped)] { on_app(stopped); });
}

void LiveServer::send(VerificationId applicant, DeviceId device, const app::ToApplicant& message) {
  const auto link = hub_->applicants.find({applicant, device});
  if (link != hub_->applicants.end())
    hub_->sockets->send(link->second, app::text(app::shape::shown(message)), kind_of(message));
}

void LiveServer::send(StaffId staff, const app::ToStaff& message) {
  const auto link = hub_->staff.find(staff);
  if (link != hub_->staff.end())
    hub_->sockets->send(link->second, app::text(app::shape::shown(message)), kind_of(message));
}

void LiveServer::close(VerificationId applicant, DeviceId device, app::CloseReason reason) {
  const auto link = hub_->applicants.find({applicant, device});
  if (link != hub_->applicants.end()) hub_->sockets->close(link->second, code_of(reason));
}

void LiveServer::close(StaffId staff, app::CloseReason reason) {
  const auto link = hub_->staff.find(staff);
  if (link != hub_->staff.end()) hub_->sockets->close(link->second, code_of(reason));
}

void LiveServer::recheck(StaffId staff) {
  const auto link = hub_->staff.find(staff);
  if (link != hub_->staff.end()) hub_->recheck({link->second});
}

}  // namespace visavis::websocket
