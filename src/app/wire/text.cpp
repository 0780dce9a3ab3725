#include "app/wire/text.h"

#include "app/shapes/form.h"

namespace visavis::app {

template <class Shape>
std::string text(const Shape& shape) {
  return form::text_of(shape);
}

template std::string text(const shape::Verification&);
template std::string text(const shape::VerificationList&);
template std::string text(const shape::Account&);
template std::string text(const shape::EffectReported&);
template std::string text(const shape::EventList&);
template std::string text(const shape::Webhook&);
template std::string text(const shape::Problem&);
template std::string text(const std::optional<shape::Hold>&);

template std::string text(const shape::ApplicantView&);
template std::string text(const shape::AccountStatus&);
template std::string text(const shape::AccountData&);
template std::string text(const shape::FreeSlots&);
template std::string text(const shape::HandOff&);
template std::string text(const shape::OpenedLink&);
template std::string text(const shape::HandOffLink&);
template std::string text(const shape::StillReceived&);

template std::string text(const shape::StaffSession&);
template std::string text(const shape::SignInAnswer&);
template std::string text(const shape::SecondFactorSetUp&);
template std::string text(const shape::TotpBegun&);
template std::string text(const shape::RecoveryCodes&);
template std::string text(const shape::PasskeyWanted&);
template std::string text(const shape::PasskeyAsked&);
template std::string text(const shape::StaffSessions&);
template std::string text(const shape::StaffState&);
template std::string text(const shape::Reasons&);
template std::string text(const shape::StatusAfter&);
template std::string text(const shape::Reviews&);
template std::string text(const shape::Appeals&);
template std::string text(const shape::EvidenceOfVerification&);
template std::string text(const shape::ExportList&);
template std::string text(const shape::AccountStories&);
template std::string text(const shape::ActList&);
template std::string text(const shape::StaffList&);

template std::string text(const shape::ApplicantMessage&);
template std::string text(const shape::StaffMessage&);
template std::string text(const shape::SocketMessage&);

}  // namespace visavis::app
