#include "app/access/api_keys.h"

#include "app/access/secrets.h"

namespace visavis::app {

AddedApiKey add_api_key(Marketplaces& marketplaces, ActLog& acts, Timestamp now, Entropy& entropy,
                        MarketplaceId marketplace, const std::string& name,
                        std::optional<StaffId> by) {
  const std::string key = new_secret(entropy, "vv_live_");
  const SecretHash hash = hash_secret(key);
  marketplaces.add_api_key(hash, marketplace, name, now);
  acts.append({by, now, ApiKeyAdded{marketplace, id_of(hash)}});
  return {id_of(hash), key};
}

Result<AddedApiKey, FieldError> add_api_key(Marketplaces& marketplaces, ActLog& acts,
                                            const Clock& clock, Entropy& entropy,
                                            std::string_view marketplace, const std::string& name,
                                            std::optional<StaffId> by) {
  if (name.size() > name_bytes_max)
    return refuse(FieldError{Field::name, "at most 200 bytes are expected"});
  const auto id = MarketplaceId::parse(marketplace);
  if (!id || !marketplaces.marketplace(*id)) return refuse(no_such_marketplace);
  return add_api_key(marketplaces, acts, clock.now(), entropy, *id, name, by);
}

Result<MarketplaceId, FieldError> revoke_api_key(Marketplaces& marketplaces, ActLog& acts,
                                                 const Clock& clock, std::string_view key,
                                                 std::optional<StaffId> by) {
  const Timestamp now = clock.now();
  const auto id = ApiKeyId::parse(key);
  const auto marketplace = id ? marketplaces.revoke_api_key(*id, now) : std::nullopt;
  if (!marketplace)
    return refuse(FieldError{Field::key, "there is no key with this id that can be used"});
  acts.append({by, now, ApiKeyRevoked{*marketplace, *id}});
  return *marketplace;
}

}  // namespace visavis::app
