#include <string>
#include <utility>

#include "adapters/http/applicant_routes.h"
#include "app/access/secrets.h"

namespace visavis::http {
namespace {

/// A file of 12 MB has 200 parts, and a page sends four at a time.
constexpr RateLimit parts_limit{400, std::chrono::milliseconds{25}};

using app::shape::StillReceived;

Result<AnswerTask<StillReceived>, Problem> send_still(const ApplicantNeeds& needs,
                                                      app::StoreConnection&, app::Steps&,
                                                      VerificationId id,
                                                      const HttpRequest& request) {
  const auto asked = query_of<app::route::SendStill>(request);
  if (!asked) return refuse(Problem{asked.error()});
  const auto still = EvidenceId::parse(request.parameters[0]);
  if (!still) return refuse(Problem{Refusal::still_not_wanted});
  return AnswerTask<StillReceived>{
      [&live = needs.live, id, device = DeviceId{app::hash_secret(request.applicant_secret)},
       part = app::StillPart{*still, asked->take, asked->number, asked->bytes,
                             request.body}]() -> Answered<StillReceived> {
        const auto taken = live.still_uploads().part(id, device, part);
        if (!taken && taken.error() == Refusal::busy) return refuse(Problem::busy());
        if (!taken) return refuse(Problem{taken.error()});
        return Answer{StillReceived{taken.value()}};
      }};
}

}  // namespace

void add_still_routes(Router& router, const ApplicantNeeds& needs) {
  serve_applicant<app::route::SendStill>(router, needs, limited(parts_limit, send_still));
}

}  // namespace visavis::http
