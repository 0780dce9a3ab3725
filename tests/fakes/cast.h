#pragma once

#include <gtest/gtest.h>
#include <stdexcept>

#include "fakes/world.h"

namespace visavis::fakes {

/// A World with a marketplace, and Eva and Sam who examine: what people do in the scenarios.
struct Cast {
  explicit Cast(Role of_sam = Role::representative, bool with_mails = true)
      : world(1, with_mails), sam{StaffId{IdBytes{2}}, "sam@visavis.example", "Sam", of_sam, ""} {
    world.store.add_marketplace({market, "Market", "", ""}, world.clock.now());
    for (const auto& one : {eva, sam}) world.store.add_staff(one, world.clock.now());
    world.executor.tell = [this, tell = world.executor.tell](const auto& committed) {
      for (const auto& one : committed)
        told_positions.push_back(std::visit([](const auto& any) { return any.position; }, one));
      tell(committed);
    };
  }

  /// Somebody whom the marketplace wants to be verified, and who has done nothing yet.
  RequiredVerification required(const std::string& account) {
    app::RequireVerification request{
        AccountId::parse(account).value(), Trigger::manual, {}, "", {}};
    request.profile = Personal{Profile{.name = account}};
    if (with_contact)
      request.contact = Contact{Personal<std::string>{account + "@example.com"}, "en"};
    return require_verification(world, market, request).value();
  }
  RequiredVerification consented(const std::string& account) {
    auto made = required(account);
    EXPECT_TRUE(give_consent(world, made.verification.id, std::string{consent_version}).ok());
    return made;
  }
  /// Who has consented and is here.
  VerificationId applicant(const std::string& account) {
    const auto id = consented(account).verification.id;
    world.connected(id);
    return id;
  }
  VerificationId waiting(const std::string& account) {
    const auto id = applicant(account);
    waits(id);
    return id;
  }
  void waits(VerificationId id) {
    EXPECT_TRUE(world.said(id, app::say::JoinQueue{}).ok());
    world.pass(std::chrono::seconds{1});
  }
  void available(const Staff& staff) {
    world.connected(staff);
    EXPECT_TRUE(world.said(staff.id, app::say::GoAvailable{}).ok());
  }
  Result<Done, Refusal> accept(const Staff& staff, VerificationId id) {
    return world.said(staff.id, app::say::AcceptMatch{id});
  }
  static app::say::CallChat chat(const std::string& text) { return {Personal<std::string>{text}}; }

  app::ApplicantView page(VerificationId id) const { return world.live.page(id); }
  app::StaffView console(const Staff& staff) const { return world.live.console(staff.id); }
  std::string status(VerificationId id) {
    return std::string{name(world.store.verification(id)->status)};
  }
  /// How many of that type are in the history.
  int events(VerificationId id, std::string_view type) {
    int count = 0;
    for (const auto& event : world.store.history(id)) count += event.type == type ? 1 : 0;
    return count;
  }

  const auto& sent(VerificationId id) { return world.live.applicants[id]; }
  const auto& sent(const ApplicantDevice& one) {
    return world.live.devices[{one.verification, one.id}];
  }
  const auto& sent(const Staff& staff) { return world.live.staff[staff.id]; }
  /// Of what was sent to somebody, the messages of one kind.
  template <class Message, class Who>
  std::vector<Message> all(const Who& who) {
    std::vector<Message> found;
    for (const auto& message : sent(who)) {
      if (const auto* one = std::get_if<Message>(&message)) found.push_back(*one);
    }
    return found;
  }
  /// Throws when there is none.
  template <class Message, class Who>
  Message last(const Who& who) {
    const auto found = all<Message>(who);
    if (found.empty()) throw std::runtime_error("nothing of that kind was sent");
    return found.back();
  }

  World world;
  MarketplaceId market{IdBytes{5}};
  Staff eva{StaffId{IdBytes{1}}, "eva@visavis.example", "Eva", Role::representative, ""};
  Staff sam;
  bool with_contact = false;                 ///< whether applicants can be written to
  std::vector<std::int64_t> told_positions;  ///< in the order of telling
};

}  // namespace visavis::fakes
