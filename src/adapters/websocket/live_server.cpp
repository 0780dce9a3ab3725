#include "adapters/websocket/live_server.h"

#include <atomic>
#include <map>
#include <spdlog/spdlog.h>
#include <unordered_map>

#include "adapters/websocket/live_sockets.h"
#include "app/access/open_link.h"
#include "app/access/sign_in.h"
#include "app/floor.h"
#include "app/wire/json.h"
#include "base/log_text.h"

namespace visavis::websocket {
namespace {

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

std::string answer(std::int64_t request, Result<Done, Refusal> result,
                   std::string_view public_url) {
  const std::string number = std::to_string(request);
  if (result) return R"({"type":"ok","request":)" + number + "}";
  return R"({"type":"error","request":)" + number + R"(,"error":)" +
         app::problem_json(app::problem(result.error()), {}, public_url) + "}";
}

using DeviceKey = std::pair<VerificationId, DeviceId>;

DeviceKey key_of(const ApplicantDevice& device) { return {device.verification, device.id}; }

template <class Person>
bool holds_place(const std::map<Person, LinkId>& places, const Person& person, LinkId link) {
  const auto place = places.find(person);
  return place != places.end() && place->second == link;
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
  template <class Message>
  void link_said(LinkId link, const app::LiveFrame<Message>& frame);
  void link_closed(LinkId link);
  void recheck();
  bool still_valid(const Link& link);
  template <class Person>
  void take_place(std::map<Person, LinkId>& places, const Person& person, LinkId link);
  void send_state(VerificationId applicant, const app::ApplicantView& view);
  template <class Work>
  void guarded(LinkId link, Work work);

  LiveWiring wiring;
  app::Context* context = nullptr;
  bool stopping = false;
  std::uint64_t last_link = 0;
  std::unordered_map<LinkId, Link> links;
  std::map<DeviceKey, LinkId> applicants;
  std::map<StaffId, LinkId> staff;
  std::optional<LiveSockets> sockets;
};

void LiveServer::Hub::adopt(Adoption adoption) {
  const LinkId link{++last_link};
  const Side side =
      std::holds_alternative<ApplicantDevice>(adoption.who) ? Side::applicant : Side::staff;
  links.emplace(link, Link{std::move(adoption.who), std::move(adoption.secret)});
  sockets->adopt(adoption.fd, std::move(adoption.received), link, side);
}

/// The boundary where a fault (the store failed) ends: the client reconnects, and is shown what is
/// so then.
template <class Work>
void LiveServer::Hub::guarded(LinkId link, Work work) {
  try {
    work();
  } catch (const std::exception& fault) {
    wiring.log->error(R"({{"event":"live_fault","what":"{}"}})", log_text(fault.what()));
    sockets->close(link, CloseCode::fault);
  }
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
  const auto found = links.find(id);
  if (found == links.end() || stopping) return;
  Link& link = found->second;
  link.opened = true;
  if (const auto* device = std::get_if<ApplicantDevice>(&link.who)) {
    take_place(applicants, key_of(*device), id);
    guarded(id, [&] { context->floor.connected(*context, *device); });
  } else {
    const Staff member = std::get<Staff>(link.who);
    take_place(staff, member.id, id);
    guarded(id, [&] { context->floor.connected(*context, member); });
  }
}

template <class Message>
void LiveServer::Hub::link_said(LinkId id, const app::LiveFrame<Message>& frame) {
  const auto found = links.find(id);
  if (found == links.end() || stopping) return;
  Result<Done, Refusal> result = refuse(Refusal::internal);
  bool heard = false;
  guarded(id, [&] {
    if constexpr (std::is_same_v<Message, app::FromDevice>) {
      const auto device = std::get<ApplicantDevice>(found->second.who);
      // A connection that was replaced has nothing to say any more.
      if (!holds_place(applicants, key_of(device), id)) return;
      result = context->floor.said(*context, device, *frame.message);
      heard = true;
    } else {
      const StaffId member = std::get<Staff>(found->second.who).id;
      if (!holds_place(staff, member, id)) return;
      result = context->floor.said(*context, member, *frame.message);
      heard = true;
    }
  });
  if (heard && frame.request)
    sockets->send(id, answer(*frame.request, result, context->public_url), false);
}

void LiveServer::Hub::link_closed(LinkId id) {
  const auto node = links.extract(id);
  if (node.empty() || !node.mapped().opened) return;
  const Link& link = node.mapped();
  const auto was_theirs = [&](auto& places, const auto& person) {
    if (!holds_place(places, person, id)) return false;
    places.erase(person);
    return !stopping;
  };
  if (const auto* device = std::get_if<ApplicantDevice>(&link.who)) {
    if (was_theirs(applicants, key_of(*device)))
      guarded(id, [&] { context->floor.disconnected(*context, *device); });
  } else {
    const StaffId member = std::get<Staff>(link.who).id;
    if (was_theirs(staff, member))
      guarded(id, [&] { context->floor.disconnected(*context, member); });
  }
}

bool LiveServer::Hub::still_valid(const Link& link) {
  if (const auto* device = std::get_if<ApplicantDevice>(&link.who))
    return app::applicant_of_device(*context, link.secret) == device->verification;
  const auto member = app::staff_of_session(*context, link.secret);
  return member && member->id == std::get<Staff>(link.who).id;
}

void LiveServer::Hub::recheck() {
  for (const auto& [id, link] : links)
    guarded(id, [&, link_id = id, &known = link] {
      if (!still_valid(known)) sockets->close(link_id, CloseCode::signed_out);
    });
}

void LiveServer::Hub::send_state(VerificationId applicant, const app::ApplicantView& view) {
  app::ApplicantView shown = view;
  for (auto place = applicants.lower_bound({applicant, {}});
       place != applicants.end() && place->first.first == applicant; ++place) {
    shown.device = context->floor.device_view(*context, applicant, place->first.second);
    sockets->send(place->second, app::to_json(app::ToApplicant{shown}), true);
  }
}

LiveServer::LiveServer(const LiveLimits& limits, LiveWiring wiring)
    : hub_(std::make_shared<Hub>(std::move(wiring))) {
  hub_->sockets.emplace(limits, *hub_, hub_->wiring.log);
}

LiveServer::~LiveServer() { hub_->sockets.reset(); }

void LiveServer::start(app::Context& context) { hub_->context = &context; }

void LiveServer::adopt(Adoption adoption) {
  hub_->on_app([adoption = std::move(adoption)](Hub& hub) { hub.adopt(adoption); });
}

void LiveServer::stop(std::function<void()> stopped) {
  hub_->stopping = true;
  hub_->sockets->stop([on_app = hub_->wiring.on_app, stopped] { on_app(stopped); });
}

std::size_t LiveServer::connections() const { return hub_->applicants.size() + hub_->staff.size(); }

void LiveServer::send(VerificationId applicant, const app::ToApplicant& message) {
  if (const auto* view = std::get_if<app::ApplicantView>(&message))
    return hub_->send_state(applicant, *view);
  const auto device = hub_->context->floor.device_in_charge(applicant);
  if (!device) return;
  const auto link = hub_->applicants.find({applicant, *device});
  if (link != hub_->applicants.end())
    hub_->sockets->send(link->second, app::to_json(message), false);
}

void LiveServer::send(StaffId staff, const app::ToStaff& message) {
  const auto link = hub_->staff.find(staff);
  if (link == hub_->staff.end()) return;
  hub_->sockets->send(link->second, app::to_json(message),
                      std::holds_alternative<app::StaffView>(message));
}

void LiveServer::close(VerificationId applicant, DeviceId device, app::CloseReason reason) {
  const auto link = hub_->applicants.find({applicant, device});
  if (link != hub_->applicants.end()) hub_->sockets->close(link->second, code_of(reason));
}

void LiveServer::close(StaffId staff, app::CloseReason reason) {
  const auto link = hub_->staff.find(staff);
  if (link != hub_->staff.end()) hub_->sockets->close(link->second, code_of(reason));
}

}  // namespace visavis::websocket
