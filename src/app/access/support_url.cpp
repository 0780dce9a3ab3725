#include "app/access/support_url.h"

#include <boost/url.hpp>

#include "app/words/web_address.h"
#include "base/email.h"

namespace visavis::app {
namespace {

/// Of the web addresses those with https and without a user:
/// "https://larkfold.example@elsewhere.example" leads elsewhere.
bool is_https(std::string_view url) {
  if (!is_web_address(url)) return false;
  const auto parsed = boost::urls::parse_uri({url.data(), url.size()});
  return parsed->scheme_id() == boost::urls::scheme::https && !parsed->has_userinfo();
}

}  // namespace

std::optional<FieldError> wrong_support_url(std::string_view url) {
  if (url.empty()) return std::nullopt;
  if (url.size() > web_address_bytes_max)
    return FieldError{Field::support_url, "at most 2000 bytes are expected"};
  const auto email = written_to(url);
  // "mailto:a?bcc=b@c.example" writes to more people than one reads.
  if (email && email->find_first_of("?&%#") != std::string_view::npos)
    return FieldError{Field::support_url, "after mailto: only an e-mail address is expected"};
  if (email ? Email::parse(*email).has_value() : is_https(url)) return std::nullopt;
  return FieldError{Field::support_url,
                    "an https address, or mailto: with an e-mail address, is expected"};
}

Result<MarketplaceId, FieldError> set_support_url(Marketplaces& marketplaces, ActLog& acts,
                                                  const Clock& clock, std::string_view marketplace,
                                                  const std::string& url,
                                                  std::optional<StaffId> by) {
  if (const auto wrong = wrong_support_url(url)) return refuse(*wrong);
  const auto id = MarketplaceId::parse(marketplace);
  if (!id || !marketplaces.set_support_url(*id, url)) return refuse(no_such_marketplace);
  acts.append({by, clock.now(), SupportChanged{*id}});
  return *id;
}

}  // namespace visavis::app
