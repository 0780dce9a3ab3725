#pragma once

#include <boost/json/object.hpp>
#include <type_traits>

#include "domain/act.h"
#include "domain/verification.h"

// How values were stored before: each turns an object of an earlier Visavis into today's, and
// leaves one of today's as it is. What was written is readable for ever. Included by .cpp files
// only.
namespace visavis::app::codec {

using Stored = boost::json::object;

template <class T>
void from_old_form(std::type_identity<T>, Stored&) {}

void from_old_form(std::type_identity<Act>, Stored& act);
void from_old_form(std::type_identity<Event>, Stored& event);
void from_old_form(std::type_identity<Verification>, Stored& row);
void from_old_form(std::type_identity<Waiting>, Stored& status);
void from_old_form(std::type_identity<InCall>, Stored& status);
void from_old_form(std::type_identity<NotVerified>, Stored& status);
void from_old_form(std::type_identity<Effect>, Stored& effect);
void from_old_form(std::type_identity<Decision>, Stored& decision);
void from_old_form(std::type_identity<QueueLeft>, Stored& event);
void from_old_form(std::type_identity<CallLost>, Stored& event);
void from_old_form(std::type_identity<DecisionReviewed>, Stored& event);

}  // namespace visavis::app::codec
