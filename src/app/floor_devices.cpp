// The two devices of an applicant: whatever the floor knows of a verification, it hears from the
// one in charge and shows to both.
#include <exception>

#include "app/floor_state.h"
#include "base/cases.h"

namespace visavis::app {

std::optional<DeviceId> Floor::State::remembered(Context& context, VerificationId id) const {
  // Later, whoever was in charge before the restart has been away for too long.
  if (devices.knows(id) || context.clock.now() - restored >= absence_limit) return std::nullopt;
  const auto cookie = context.directory.device_in_charge(id);
  return cookie ? std::optional{DeviceId{*cookie}} : std::nullopt;
}

/// Memory decides. The store only remembers over a restart: its fault must not undo a move.
void Floor::State::remember(Context& context, const ApplicantDevice& device) {
  try {
    context.directory.take_charge(device.verification, device.id.cookie);
  } catch (const std::exception& error) {
    if (context.fault)
      context.fault("remembering a device of " + device.verification.text() + ": " + error.what());
  }
}

/// The former device's media end at once, not when the next line is due.
void Floor::State::move_media(Context& context, VerificationId applicant) {
  cool_down(context, applicant);
  const auto call = calls.find(applicant);
  if (call != calls.end()) drop_line(context, call->second);
}

void Floor::expect(Context& context, VerificationId applicant, DeviceId device) {
  // The link is used up by now: a fault of the store must not have it used in vain.
  std::optional<DeviceId> remembered;
  try {
    remembered = state_->remembered(context, applicant);
  } catch (const std::exception& error) {
    if (context.fault)
      context.fault("reading the device of " + applicant.text() + ": " + error.what());
  }
  state_->devices.expect(applicant, device, remembered, context.clock.now());
}

void Floor::connected(Context& context, const ApplicantDevice& device) {
  const VerificationId id = device.verification;
  const auto had = state_->devices.in_charge(id);
  const auto arrival =
      state_->devices.arrive(device, state_->remembered(context, id), context.clock.now());
  if (arrival.taken_out) context.live.close(id, *arrival.taken_out, CloseReason::replaced);
  if (!arrival.in_charge) {
    state_->show(context, id);
    return;
  }
  if (had != device.id) state_->remember(context, device);
  if (arrival.took_over) state_->move_media(context, id);
  connected(context, id);
}

void Floor::disconnected(Context& context, const ApplicantDevice& device) {
  if (state_->devices.leave(device, context.clock.now()))
    disconnected(context, device.verification);
  state_->show(context, device.verification);
}

Result<Done, Refusal> Floor::said(Context& context, const ApplicantDevice& device,
                                  const FromDevice& message) {
  return std::visit(Cases{[&](const SayTakeOver&) -> Result<Done, Refusal> {
                            const auto moved =
                                state_->devices.take_over(device, context.clock.now());
                            if (!moved) return refuse(moved.error());
                            if (moved.value() == Devices::Moved::no) return Done{};
                            state_->remember(context, device);
                            state_->move_media(context, device.verification);
                            connected(context, device.verification);
                            return Done{};
                          },
                          [&](const FromApplicant& say) -> Result<Done, Refusal> {
                            if (state_->devices.in_charge(device.verification) != device.id)
                              return refuse(Refusal::device_not_in_charge);
                            return said(context, device.verification, say);
                          }},
                    message);
}

std::optional<DeviceId> Floor::device_in_charge(VerificationId applicant) const {
  return state_->devices.in_charge(applicant);
}

DeviceView Floor::device_view(Context& context, VerificationId applicant, DeviceId device) const {
  return state_->devices.view(applicant, device, state_->remembered(context, applicant),
                              context.clock.now());
}

}  // namespace visavis::app
