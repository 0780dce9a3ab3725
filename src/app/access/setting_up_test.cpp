// Adding marketplaces and staff: what is refused, what is stored, and what the log says of it.
#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/access/add_marketplace.h"
#include "app/access/add_staff.h"
#include "app/access/resume_webhooks.h"
#include "app/access/secrets.h"
#include "app/access/staff_photo.h"
#include "app/access/support_url.h"

#include "fakes/memory_store.h"

namespace visavis::app {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr Timestamp noon = from_unix_ms(1'800'000'000'000);
const std::string jpeg{"\xFF\xD8\xFF photo"};

class FixedClock : public Clock {
 public:
  Timestamp now() const override { return noon; }
  Monotonic steady() const override { return Monotonic{}; }
};

/// Other bytes each time.
class CountingEntropy : public Entropy {
 public:
  void fill(std::span<std::uint8_t> bytes) override {
    std::fill(bytes.begin(), bytes.end(), ++last_);
  }

 private:
  std::uint8_t last_ = 0;
};

class SettingUpTest : public testing::Test {
 protected:
  Result<AddedMarketplace, FieldError> marketplace(std::string name, std::string url = "") {
    return add_marketplace(store, store, clock, entropy, {std::move(name), std::move(url)}, {});
  }
  static NewStaff eva() {
    return {"Eva@Example.org", "Eva", "supervisor", "a long password", std::nullopt};
  }
  Result<StaffId, FieldError> staff(const NewStaff& wanted) {
    const auto prepared = prepare_staff(entropy, wanted);
    if (!prepared) return refuse(prepared.error());
    return add_staff(store, store, clock, prepared.value(), by);
  }
  Result<StaffId, FieldError> photo(std::string_view email, std::string_view bytes) {
    return set_staff_photo(store, store, clock, email, bytes, by);
  }
  std::vector<Act> acts() {
    std::vector<Act> all;
    for (const auto& one : store.acts_after(0, 100)) all.push_back(one.act);
    return all;
  }

  fakes::MemoryStore store;
  FixedClock clock;
  CountingEntropy entropy;
  const std::optional<StaffId> by = StaffId{IdBytes{42}};
};

TEST_F(SettingUpTest, AMarketplaceGetsItsKeysAndStandsInTheLog) {
  const auto added = marketplace("Larkfold", "https://larkfold.example/hook");
  ASSERT_TRUE(added.ok());
  const auto& [one, key] = added.value();
  const auto stored = store.marketplace(one.id);
  ASSERT_TRUE(stored);
  EXPECT_EQ(stored->name, "Larkfold");
  EXPECT_EQ(stored->webhook_url, "https://larkfold.example/hook");
  EXPECT_EQ(stored->webhook_secret, one.webhook_secret);
  EXPECT_THAT(one.webhook_secret, testing::StartsWith("whsec_"));
  EXPECT_THAT(key, testing::StartsWith("vv_live_"));
  EXPECT_EQ(store.marketplace_of_key(hash_secret(key)), one.id);
  EXPECT_THAT(acts(),
              ElementsAre(Act{std::nullopt, noon, MarketplaceAdded{one.id}},
                          Act{std::nullopt, noon, ApiKeyAdded{one.id, id_of(hash_secret(key))}}));
}

TEST_F(SettingUpTest, NamesAreOneLine) {
  const auto added = marketplace("Lark\r\nfold \u202Eevil\n");
  ASSERT_TRUE(added.ok());
  EXPECT_EQ(store.marketplace(added.value().marketplace.id)->name, "Lark fold evil");
  auto wanted = eva();
  wanted.name = "Eva\nBcc:  x@y.z";
  const auto id = staff(wanted);
  ASSERT_TRUE(id.ok());
  EXPECT_EQ(store.staff(id.value())->name, "Eva Bcc: x@y.z");
}

TEST_F(SettingUpTest, AnEndpointThatWasGoneIsResumedByAnAct) {
  const auto id = marketplace("Larkfold", "https://larkfold.example/hook").value().marketplace.id;
  ASSERT_TRUE(resume_webhooks(store, store, clock, id.text(), by).ok());
  EXPECT_EQ(acts().back(), (Act{by, noon, WebhooksResumed{id}}));
  const auto before = acts().size();
  for (const auto* unknown : {"mkt_00000000000000000000000000", "Larkfold", ""}) {
    const auto resumed = resume_webhooks(store, store, clock, unknown, by);
    ASSERT_FALSE(resumed.ok()) << unknown;
    EXPECT_EQ(resumed.error().field, Field::marketplace);
  }
  EXPECT_EQ(acts().size(), before);
}

TEST_F(SettingUpTest, AMarketplaceSaysWhereItsPeopleFindHelp) {
  const auto added = add_marketplace(store, store, clock, entropy,
                                     {"Larkfold", "", "https://larkfold.example/help"}, {});
  ASSERT_TRUE(added.ok());
  const auto id = added.value().marketplace.id;
  EXPECT_EQ(store.marketplace(id)->support_url, "https://larkfold.example/help");
  for (const auto* url : {"mailto:help@larkfold.example", "", "https://larkfold.example/a?b=c#d"}) {
    ASSERT_TRUE(set_support_url(store, store, clock, id.text(), url, by).ok()) << url;
    EXPECT_EQ(store.marketplace(id)->support_url, url);
    EXPECT_EQ(acts().back(), (Act{by, noon, SupportChanged{id}}));
  }
}

TEST_F(SettingUpTest, AWrongWayToHelpIsRefusedAndChangesNothing) {
  const auto added = marketplace("Larkfold");
  const auto id = added.value().marketplace.id;
  const auto before = acts().size();
  for (const std::string url :
       {"http://larkfold.example", "javascript:alert(1)", "larkfold.example", "https://",
        "https://larkfold.example@elsewhere.example/", "mailto:", "mailto:help",
        "mailto:a@b.example?bcc=c@d.example", "mailto:a?bcc=c@d.example",
        "mailto:a@b.example,c@d.example", "tel:+491", "https://larkfold.example/a b",
        "https://larkfold.example/\r\nBcc: a@b.c", "data:text/html,x"}) {
    const auto changed = set_support_url(store, store, clock, id.text(), url, by);
    ASSERT_FALSE(changed.ok()) << url;
    EXPECT_EQ(changed.error().field, Field::support_url);
    const auto other = add_marketplace(store, store, clock, entropy, {"Other", "", url}, {});
    ASSERT_FALSE(other.ok()) << url;
    EXPECT_EQ(other.error().field, Field::support_url);
  }
  const std::string longest = "https://larkfold.example/" + std::string(2000, 'x');
  EXPECT_FALSE(set_support_url(store, store, clock, id.text(), longest, by).ok());
  for (const auto* unknown : {"mkt_00000000000000000000000000", "Larkfold", ""}) {
    const auto changed = set_support_url(store, store, clock, unknown, "", by);
    ASSERT_FALSE(changed.ok()) << unknown;
    EXPECT_EQ(changed.error().field, Field::marketplace);
  }
  EXPECT_EQ(store.marketplace(id)->support_url, "");
  EXPECT_EQ(acts().size(), before);
}

TEST_F(SettingUpTest, AWrongMarketplaceIsRefusedAndLeavesNothing) {
  const struct {
    std::string name, url;
    Field field;
  } cases[] = {{"", "", Field::name},
               {std::string(201, 'x'), "", Field::name},
               {"Larkfold", "ftp://larkfold.example", Field::webhook_url},
               {"Larkfold", "larkfold.example", Field::webhook_url},
               {"Larkfold", "http://", Field::webhook_url},
               {"Larkfold", "http:///hook", Field::webhook_url},
               {"Larkfold", "http://a b/", Field::webhook_url},
               {"Larkfold", "http://x/\r\nX: y", Field::webhook_url},
               {"Larkfold", "http://x/\u00fc", Field::webhook_url},
               {"Larkfold", "http://x:port/", Field::webhook_url},
               {"Larkfold", "file:///etc/passwd", Field::webhook_url},
               {"Larkfold", "https://x.example/" + std::string(2000, 'x'), Field::webhook_url},
               {"\r\n", "", Field::name},
               {"\u200B\u202E", "", Field::name}};
  for (const auto& one : cases) {
    const auto added = marketplace(one.name, one.url);
    ASSERT_FALSE(added.ok()) << one.name << one.url;
    EXPECT_EQ(added.error().field, one.field) << one.name << one.url;
  }
  EXPECT_THAT(store.marketplaces(), IsEmpty());
  EXPECT_THAT(acts(), IsEmpty());
  EXPECT_TRUE(marketplace(std::string(200, 'x')).ok()) << "no webhooks";
  for (const auto* url :
       {"https://larkfold.example", "http://10.0.0.1:8080/a?b=c", "http://[::1]/"})
    EXPECT_TRUE(marketplace("Larkfold", url).ok()) << url;
}

TEST_F(SettingUpTest, SomebodyIsAddedWithoutThePasswordAndStandsInTheLog) {
  const auto added = staff(eva());
  ASSERT_TRUE(added.ok());
  const auto stored = store.staff_with_email("eva@example.org");
  ASSERT_TRUE(stored);
  EXPECT_EQ(stored->id, added.value());
  EXPECT_EQ(stored->name, "Eva");
  EXPECT_EQ(stored->role, Role::supervisor);
  EXPECT_FALSE(stored->has_photo);
  EXPECT_TRUE(password_matches(stored->password_hash, "a long password"));
  EXPECT_THAT(acts(), ElementsAre(Act{by, noon, StaffAdded{stored->id, Role::supervisor}}));
}

TEST_F(SettingUpTest, SomebodyMayComeWithAPhoto) {
  auto wanted = eva();
  wanted.photo = jpeg;
  const auto added = staff(wanted);
  ASSERT_TRUE(added.ok());
  EXPECT_EQ(store.staff_photo(added.value()), jpeg);
  EXPECT_THAT(acts(), ElementsAre(Act{by, noon, StaffAdded{added.value(), Role::supervisor}},
                                  Act{by, noon, StaffPhotoChanged{added.value()}}));
}

TEST_F(SettingUpTest, AWrongFieldIsNamedAndLeavesNothing) {
  const auto with = [](auto change) {
    auto wanted = eva();
    change(wanted);
    return wanted;
  };
  const struct {
    NewStaff wanted;
    Field field;
  } cases[] = {
      {with([](auto& w) { w.role = "king"; }), Field::role},
      {with([](auto& w) { w.email = "eva"; }), Field::email},
      {with([](auto& w) { w.email = "eva@a@b"; }), Field::email},
      {with([](auto& w) { w.email = "e va@example.org"; }), Field::email},
      {with([](auto& w) { w.name = ""; }), Field::name},
      {with([](auto& w) { w.name = std::string(201, 'x'); }), Field::name},
      {with([](auto& w) { w.password = "eleven char"; }), Field::password},
      {with([](auto& w) { w.photo = ""; }), Field::photo},
      {with([](auto& w) { w.photo = "GIF89a"; }), Field::photo},
      {with([](auto& w) { w.photo = jpeg + std::string(512 * 1024, 'x'); }), Field::photo}};
  for (const auto& one : cases) {
    const auto added = staff(one.wanted);
    ASSERT_FALSE(added.ok()) << static_cast<int>(one.field);
    EXPECT_EQ(added.error().field, one.field) << added.error().why;
  }
  EXPECT_THAT(acts(), IsEmpty());
}

TEST_F(SettingUpTest, AnAddressIsTakenOnceInWhateverCase) {
  ASSERT_TRUE(staff(eva()).ok());
  auto twin = eva();
  twin.email = "EVA@example.org";
  const auto again = staff(twin);
  ASSERT_FALSE(again.ok());
  EXPECT_EQ(again.error().field, Field::email);
  EXPECT_EQ(acts().size(), 1U);
}

TEST_F(SettingUpTest, APhotoTakesThePlaceOfTheOneBefore) {
  const auto added = staff(eva());
  ASSERT_TRUE(added.ok());
  EXPECT_EQ(photo("EVA@example.org", jpeg + "1").value(), added.value());
  ASSERT_TRUE(photo("eva@example.org", jpeg + "2").ok());
  EXPECT_EQ(store.staff_photo(added.value()), jpeg + "2");
  EXPECT_EQ(acts().back(), (Act{by, noon, StaffPhotoChanged{added.value()}}));
  EXPECT_EQ(acts().size(), 3U);
  EXPECT_EQ(photo("nobody@example.org", jpeg).error().field, Field::email);
  EXPECT_EQ(photo("eva@example.org", "no photo").error().field, Field::photo);
  EXPECT_EQ(acts().size(), 3U);
}

}  // namespace
}  // namespace visavis::app
