#pragma once

#include "app/ports/pictures.h"
#include "app/wire/limits.h"
#include "app/wire/rules.h"
#include "domain/account.h"

// Which member of a request keeps which rule. Members that are not named keep their type's:
// a string is a text of 200 bytes that must be there, a list may be missing and has at most 20
// entries, an optional member may be missing. Included by .cpp files only.
namespace visavis::app {

template <auto Member>
struct RuleOf {
  using type = void;  ///< the type's own
};

template <class Rule>
struct Keeps {
  using type = Rule;
};

using MaybeLine = rule::Maybe<rule::OneLine<limits::text_bytes_max>>;
using MaybeNote = rule::Maybe<rule::Text<limits::note_bytes_max>>;
using PasskeyBytes = rule::Text<limits::passkey_bytes_max>;
using ItemName = rule::Text<limits::item_bytes_max>;

// The marketplace's.
template <>
struct RuleOf<&RequireVerification::return_url> : Keeps<rule::Maybe<rule::WebAddress>> {};
template <>
struct RuleOf<&Profile::name> : Keeps<rule::PersonsName> {};
template <>
struct RuleOf<&Profile::photo_url> : Keeps<rule::Usable<rule::PhotoAddress>> {};
template <>
struct RuleOf<&Profile::title> : Keeps<MaybeLine> {};
template <>
struct RuleOf<&Profile::country> : Keeps<rule::Maybe<rule::Country>> {};
template <>
struct RuleOf<&Profile::skills>
    : Keeps<rule::ListOf<rule::OneLine<limits::text_bytes_max>, limits::list_entries_max>> {};
template <>
struct RuleOf<&WorkClaim::title> : Keeps<MaybeLine> {};
template <>
struct RuleOf<&WorkClaim::company> : Keeps<MaybeLine> {};
template <>
struct RuleOf<&WorkClaim::from> : Keeps<MaybeLine> {};
template <>
struct RuleOf<&WorkClaim::to> : Keeps<MaybeLine> {};
template <>
struct RuleOf<&EducationClaim::degree> : Keeps<MaybeLine> {};
template <>
struct RuleOf<&EducationClaim::school> : Keeps<MaybeLine> {};
template <>
struct RuleOf<&EducationClaim::year> : Keeps<MaybeLine> {};
template <>
struct RuleOf<&Contact::email> : Keeps<rule::Usable<rule::MailAddress>> {};
template <>
struct RuleOf<&Contact::language> : Keeps<rule::Usable<rule::Language>> {};
template <>
struct RuleOf<&Contact::time_zone> : Keeps<rule::Usable<rule::TimeZone>> {};
template <>
struct RuleOf<&VerificationsAsked::status> : Keeps<rule::Maybe<rule::Kind<Status>>> {};
template <>
struct RuleOf<&VerificationsAsked::limit>
    : Keeps<rule::Maybe<rule::Number<1, limits::page_entries_max>>> {};
template <>
struct RuleOf<&EventsAsked::limit> : Keeps<rule::Maybe<rule::Number<1, limits::page_entries_max>>> {
};
template <>
struct RuleOf<&EventsAsked::after>
    : Keeps<rule::Maybe<rule::Number<0, std::uint64_t{9223372036854775807}>>> {};

// The pages'.
template <>
struct RuleOf<&StillPartSent::take> : Keeps<rule::Number<0, limits::still_takes_max>> {};
template <>
struct RuleOf<&StillPartSent::number> : Keeps<rule::Number<0, limits::still_parts_max>> {};
template <>
struct RuleOf<&StillPartSent::bytes> : Keeps<rule::Number<1, picture_file_bytes_max>> {};
template <>
struct RuleOf<&SignIn::password> : Keeps<rule::Text<limits::secret_bytes_max>> {};
template <>
struct RuleOf<&PasswordAgain::password> : Keeps<rule::Text<limits::secret_bytes_max>> {};
template <>
struct RuleOf<&PasskeyMade::name> : Keeps<rule::Writing<1, limits::passkey_name_characters_max>> {};
template <>
struct RuleOf<&PasskeyMade::client_data> : Keeps<PasskeyBytes> {};
template <>
struct RuleOf<&PasskeyMade::authenticator_data> : Keeps<PasskeyBytes> {};
template <>
struct RuleOf<&PasskeySigned::credential> : Keeps<PasskeyBytes> {};
template <>
struct RuleOf<&PasskeySigned::client_data> : Keeps<PasskeyBytes> {};
template <>
struct RuleOf<&PasskeySigned::authenticator_data> : Keeps<PasskeyBytes> {};
template <>
struct RuleOf<&PasskeySigned::signature> : Keeps<PasskeyBytes> {};
template <>
struct RuleOf<&AppealAsked::text>
    : Keeps<rule::Writing<limits::appeal_characters_min, limits::appeal_characters_max>> {};
template <>
struct RuleOf<&AnswerToAppeal::message>
    : Keeps<rule::Maybe<rule::TrimmedText<limits::note_bytes_max>>> {};
template <>
struct RuleOf<&LookAtEvidence::why> : Keeps<rule::Writing<1, limits::why_characters_max>> {};
template <>
struct RuleOf<&ExportWanted::why> : Keeps<rule::Writing<1, limits::why_characters_max>> {};
template <>
struct RuleOf<&AnswerToExport::why>
    : Keeps<rule::Maybe<rule::Writing<0, limits::why_characters_max>>> {};
template <>
struct RuleOf<&ActsAsked::by> : Keeps<rule::Maybe<rule::DoneBy>> {};
template <>
struct RuleOf<&ActsAsked::name> : Keeps<rule::Maybe<rule::ActName>> {};
template <>
struct RuleOf<&ActsAsked::older_than>
    : Keeps<rule::Maybe<rule::Number<1, std::uint64_t{9223372036854775807}>>> {};
template <>
struct RuleOf<&ActsAsked::limit> : Keeps<rule::Maybe<rule::Number<1, limits::page_entries_max>>> {};
template <>
struct RuleOf<&ReviewMade::internal_text> : Keeps<MaybeNote> {};
template <>
struct RuleOf<&Decision::message> : Keeps<MaybeNote> {};
template <>
struct RuleOf<&Decision::internal_text> : Keeps<MaybeNote> {};
template <>
struct RuleOf<&ChecklistResult::item> : Keeps<ItemName> {};

// The live WebSocket's.
template <>
struct RuleOf<&CallOffer::sdp> : Keeps<rule::Sdp> {};
template <>
struct RuleOf<&CallAnswer::sdp> : Keeps<rule::Sdp> {};
template <>
struct RuleOf<&CallStill::jpeg> : Keeps<rule::Jpeg> {};
template <>
struct RuleOf<&say::CallChat::text> : Keeps<rule::Writing<1, limits::chat_characters_max>> {};
template <>
struct RuleOf<&say::BookSlot::time_zone>
    : Keeps<rule::Maybe<rule::OneLine<limits::time_zone_bytes_max>>> {};
template <>
struct RuleOf<&say::CallShowItem::item>
    : Keeps<rule::Maybe<rule::TextOrNothing<limits::item_bytes_max>>> {};

}  // namespace visavis::app
