#include "app/evidence/legal_hold.h"

#include "base/ascii.h"

namespace visavis::app {
namespace {

/// As much as is read at a glance.
constexpr std::size_t words_max = 500;

bool is_said(const std::string& words) {
  return !trimmed(words, spaces_of_people).empty() && words.size() <= words_max;
}

}  // namespace

std::string_view trouble_with(const AskedBy& by) {
  if (!is_said(by.who)) return "--who: say who asks for it, in up to 500 bytes";
  if (!is_said(by.why)) return "--why: say why, in up to 500 bytes";
  return "";
}

Result<HeldEvidence, std::string_view> evidence_named(StoreConnection& store,
                                                      const std::string& marketplace,
                                                      const std::string& account,
                                                      const std::string& verification) {
  using Refused = std::string_view;
  if (!verification.empty()) {
    const auto id = VerificationId::parse(verification);
    const auto found = id ? store.verifications().verification(*id) : std::nullopt;
    if (!found) return refuse(Refused{"--verification: there is none with this id"});
    if (!account.empty() && account != found->account.text())
      return refuse(Refused{"--account: the verification is another's"});
    return HeldEvidence{found->marketplace, found->account, found->id};
  }
  if (marketplace.empty() || account.empty())
    return refuse(Refused{"say whose it is: --verification, or --marketplace and --account"});
  const auto of = MarketplaceId::parse(marketplace);
  if (!of || !store.marketplaces().marketplace(*of))
    return refuse(Refused{"--marketplace: there is none with this id"});
  const auto name = AccountId::parse(account);
  if (!name || store.verifications().list({*of, *name, std::nullopt, std::nullopt, 1}).empty())
    return refuse(Refused{"--account: it has no verification at this marketplace"});
  return HeldEvidence{*of, *name};
}

Result<Done, std::string_view> hold_evidence(StoreConnection& store, const Clock& clock,
                                             const HeldEvidence& on, const AskedBy& by) {
  if (const auto trouble = trouble_with(by); !trouble.empty()) return refuse(trouble);
  const auto now = clock.now();
  if (!store.legal_holds().add_legal_hold({on, now, by.who, by.why}))
    return refuse(std::string_view{"there is a legal hold on this already"});
  store.acts().append({std::nullopt, now,
                       EvidenceHeld{on.marketplace, on.account, on.verification, by.who, by.why}});
  return Done{};
}

Result<Done, std::string_view> release_evidence(StoreConnection& store, const Clock& clock,
                                                const HeldEvidence& on, const AskedBy& by) {
  if (const auto trouble = trouble_with(by); !trouble.empty()) return refuse(trouble);
  if (!store.legal_holds().remove_legal_hold(on))
    return refuse(std::string_view{
        "there is no legal hold on this: visavis evidence holds lists what there is"});
  store.acts().append(
      {std::nullopt, clock.now(),
       EvidenceReleased{on.marketplace, on.account, on.verification, by.who, by.why}});
  return Done{};
}

}  // namespace visavis::app
