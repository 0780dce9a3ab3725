#include "app/wire/requests.h"

#include <gtest/gtest.h>

#include "app/wire/shown.h"
#include "app/wire/text.h"

namespace visavis::app {
namespace {

std::string with_profile(const std::string& profile) {
  return R"({"account":"42","trigger":"manual","profile":)" + profile + "}";
}

Read<RequireVerification> required(const std::string& json) {
  Warnings warnings;
  return read_required(json, warnings);
}

template <class T>
std::string said(const Read<T>& read) {
  if (read.ok()) return "ok";
  return std::string{entry(read.error().refusal).code} + "|" + read.error().param;
}

/// "ok", or what was refused; then each warning.
std::string told(const std::string& json) {
  Warnings warnings;
  std::string all = said(read_required(json, warnings));
  for (const auto& [field, code, detail] : warnings) {
    EXPECT_FALSE(detail.empty());
    all += ", " + std::string{name(code)} + " " + field;
  }
  return all;
}

TEST(Requests, AFullVerificationIsRead) {
  const auto full = required(R"({
    "account":"user-42","trigger":"first_proposal","return_url":"https://market.example/settings",
    "metadata":{"region":"eu"},
    "profile":{"name":"Ada","photo_url":"https://market.example/a.png","title":"Analyst","country":"GB",
      "skills":["C++"],"work":[{"title":"Engineer","company":"AE","from":"2019"}],"education":[{"school":"UoL"}]}})");
  ASSERT_TRUE(full.ok()) << full.error().param << full.error().detail;
  EXPECT_EQ(full->account.text(), "user-42");
  EXPECT_EQ(full->trigger, Trigger::first_proposal);
  EXPECT_EQ(full->profile.reveal().work[0].company, "AE");
  EXPECT_EQ(full->metadata.at("region"), "eu");
}

std::string with_contact(const std::string& contact) {
  return R"({"account":"42","trigger":"manual","profile":{"name":"A"},"contact":)" + contact + "}";
}

TEST(Requests, AContactIsAnAddressAndALanguage) {
  const auto full = required(
      with_contact(R"({"email":"Ada.Osei+work@mail.example.co.uk","language":"zh-Hans-CN"})"));
  ASSERT_TRUE(full.ok()) << full.error().param << full.error().detail;
  ASSERT_TRUE(full->contact);
  EXPECT_EQ(full->contact->email.reveal(), "Ada.Osei+work@mail.example.co.uk");
  EXPECT_EQ(full->contact->language, "zh-Hans-CN");
  EXPECT_EQ(required(with_contact(R"({"email":"a@b"})"))->contact->language, "en");
  EXPECT_FALSE(required(with_contact("null"))->contact);
  EXPECT_EQ(told(with_contact("null")), "ok");
  EXPECT_EQ(said(required(with_contact(R"({"email":"a@b.c","phone":"1"})"))),
            "invalid_parameter|contact.phone");
  EXPECT_EQ(said(required(with_contact(R"("a@b.c")"))), "invalid_parameter|contact");
}

TEST(Requests, AnAddressThatCannotBeUsedIsLeftOut) {
  const std::string long_email = std::string(60, 'a') + "@" + std::string(200, 'b');
  for (const std::string& email :
       {std::string{"ada"}, std::string{"@b.c"}, std::string{"a@"}, std::string{"a@b@c"},
        std::string{"a b@c.d"}, std::string{"a..b@c.d"}, std::string{"a@.c"},
        std::string{"a,b@c.d"}, std::string{"<a@b.c>"}, std::string{"a@b.c\\nBcc: d@e.f"},
        std::string{"\u200Ba@b.c"}, std::string{"\u202Eada@b.c"}, std::string{R"(\"a b\"@b.c)"},
        std::string{"a@-\u00fc-.c"}, std::string{"a@\u202Eb.c"}, std::string{"a@b\\u0007.c"},
        long_email}) {
    const std::string json = with_contact(R"({"email":")" + email + R"("})");
    EXPECT_EQ(told(json), "ok, unusable contact.email") << email;
    EXPECT_FALSE(required(json)->contact) << email;
  }
  EXPECT_EQ(told(with_contact(R"({"email":7})")), "ok, unusable contact.email");
  for (const auto* none :
       {R"({"email":""})", R"({"email":null})", R"({"language":"en"})", "{}", R"({"email":" "})"}) {
    EXPECT_EQ(told(with_contact(none)), "ok, missing contact.email") << none;
    EXPECT_FALSE(required(with_contact(none))->contact) << none;
  }
}

TEST(Requests, AnAddressMayHaveOtherLettersBeforeTheAt) {
  for (const std::string email : {"jos\u00e9@b.example", "\u0430\u043d\u044f@xn--80a1acn3a.example",
                                  "\u7528\u6237.x@b.example"}) {
    const std::string json = with_contact(R"({"email":")" + email + R"("})");
    ASSERT_EQ(told(json), "ok") << email;
    EXPECT_EQ(required(json)->contact->email.reveal(), email);
  }
}

TEST(Requests, DomainsInOtherLettersArePunycode) {
  const struct {
    const char *sent, *stored;
  } cases[] = {
      {"anna@m\u00fcller.example", "anna@xn--mller-kva.example"},
      {"anya@\u043F\u043E\u0448\u0442\u0430.\u0443\u043A\u0440", "anya@xn--80a1acn3a.xn--j1amh"},
      {"a@stra\u00DFe.example", "a@xn--strae-oqa.example"},
      {"a@b\u3002example", "a@b.example"},
      {"o'neil+x@Example.museum", "o'neil+x@Example.museum"},
      {" a@b.c ", "a@b.c"},
  };
  for (const auto& one : cases) {
    const std::string json = with_contact(R"({"email":")" + std::string{one.sent} + R"("})");
    ASSERT_EQ(told(json), "ok") << one.sent;
    EXPECT_EQ(required(json)->contact->email.reveal(), one.stored);
  }
}

TEST(Requests, ALanguageThatCannotBeUsedIsLeftOut) {
  const auto with_language = [](const std::string& language) {
    return with_contact(R"({"email":"a@b.c","language":)" + language + "}");
  };
  for (const auto* language : {R"("e")", R"("english-")", R"("1x")", R"("en-")", R"("en--us")",
                               R"("abcd")", "7", R"("pt_BR.UTF-8")"}) {
    EXPECT_EQ(told(with_language(language)), "ok, unusable contact.language") << language;
    EXPECT_EQ(required(with_language(language))->contact->language, "en") << language;
  }
  const struct {
    const char *sent, *stored;
  } cases[] = {{R"("pt_BR")", "pt-BR"},
               {R"("zh_Hans_CN")", "zh-Hans-CN"},
               {R"(" es ")", "es"},
               {R"("")", "en"},
               {"null", "en"}};
  for (const auto& one : cases) {
    EXPECT_EQ(told(with_language(one.sent)), "ok") << one.sent;
    EXPECT_EQ(required(with_language(one.sent))->contact->language, one.stored) << one.sent;
  }
}

TEST(Requests, ATimeZoneThatCannotBeUsedIsLeftOut) {
  const auto with_zone = [](const std::string& zone) {
    return with_contact(R"({"email":"a@b.c","time_zone":)" + zone + "}");
  };
  for (const auto* zone : {R"("CET")", R"("GMT+1")", R"("Europe/Atlantis")", R"("Berlin")", "1",
                           R"("../../etc/passwd")"}) {
    EXPECT_EQ(told(with_zone(zone)), "ok, unusable contact.time_zone") << zone;
    ASSERT_TRUE(required(with_zone(zone))->contact) << zone;
    EXPECT_EQ(required(with_zone(zone))->contact->time_zone, std::nullopt) << zone;
  }
  for (const auto* none : {R"("")", "null", R"(" ")"}) {
    EXPECT_EQ(told(with_zone(none)), "ok") << none;
    EXPECT_EQ(required(with_zone(none))->contact->time_zone, std::nullopt) << none;
  }
  for (const std::string zone : {"UTC", "Europe/Kyiv", "America/Sao_Paulo", "Asia/Kathmandu"}) {
    EXPECT_EQ(told(with_zone('"' + zone + '"')), "ok") << zone;
    EXPECT_EQ(required(with_zone('"' + zone + '"'))->contact->time_zone, zone);
  }
}

TEST(Requests, APhotoThatCannotBeUsedIsLeftOut) {
  const auto with_photo = [](const std::string& photo) {
    return with_profile(R"({"name":"A","photo_url":)" + photo + "}");
  };
  for (const std::string photo :
       {R"x("javascript:alert(1)")x", R"("/a.png")", R"("https://")", "7",
        R"("https://\u202e/a.png")", R"("https://a.example/\na.png")", R"("a\u0007")"}) {
    EXPECT_EQ(told(with_photo(photo)), "ok, unusable profile.photo_url") << photo;
    EXPECT_EQ(required(with_photo(photo))->profile.reveal().photo_url, "") << photo;
  }
  const std::string longest = "https://a.example/" + std::string(4096 - 18, 'x');
  EXPECT_EQ(told(with_photo('"' + longest + "x\"")), "ok, unusable profile.photo_url");
  const struct {
    std::string sent, stored;
  } cases[] = {
      {longest, longest},
      {"https://cdn.example/\u0444\u043E\u0442\u043E.jpg",
       "https://cdn.example/%D1%84%D0%BE%D1%82%D0%BE.jpg"},
      {"https://m\u00fcller.example:8443/a?b=\u00fc#c",
       "https://xn--mller-kva.example:8443/a?b=%C3%BC#c"},
      {"https://a.example/my photo.png", "https://a.example/my%20photo.png"},
      {"https://a.example/100%.png?x[]=%2F", "https://a.example/100%25.png?x%5B%5D=%2F"},
      {"http://[::1]/a.png", "http://[::1]/a.png"},
      {"", ""},
      {" ", ""},
  };
  for (const auto& one : cases) {
    const std::string json = with_photo('"' + one.sent + '"');
    EXPECT_EQ(told(json), "ok") << one.sent;
    EXPECT_EQ(required(json)->profile.reveal().photo_url, one.stored);
  }
}

TEST(Requests, WhatIsReadOfAPersonIsOneLine) {
  const auto read = required(with_profile(
      R"({"name":" Ada\n\u202eiseso\u202c ","title":"A\u2028B","skills":["C\u0085D","\u200b",""],
          "work":[{"title":"E\nF","company":"","from":null},{"title":"","company":"\u200b"},{}],
          "education":[{"degree":"\ufeffG"},{}]})"));
  ASSERT_TRUE(read.ok()) << read.error().param << read.error().detail;
  const Profile expected{.name = "Ada iseso",
                         .title = "A B",
                         .skills = {"C D"},
                         .work = {{.title = "E F", .company = "", .from = "", .to = ""}},
                         .education = {{.degree = "G", .school = "", .year = ""}}};
  EXPECT_EQ(read->profile.reveal(), expected);
  for (const auto* name : {R"("\u200b\u200b")", R"("\u2028")", R"("\u3000\u202e")", R"("\u0301")"})
    EXPECT_EQ(said(required(with_profile(R"({"name":)" + std::string{name} + "}"))),
              "invalid_parameter|profile.name")
        << name;
}

TEST(Requests, EmptyOptionalMembersCountAsAbsent) {
  const std::string json = R"({"account":"42","trigger":"manual","return_url":"","metadata":null,
      "profile":{"name":"A","photo_url":" ","title":"\u200b","country":"","skills":["",""],
                 "work":[{}],"education":[]},
      "contact":{"email":"a@b.c","language":" "}})";
  EXPECT_EQ(told(json), "ok");
  const auto read = required(json);
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read->profile.reveal(), Profile{.name = "A"});
  EXPECT_EQ(read->contact->language, "en");
}

TEST(Requests, WrongOnesNameTheField) {
  const std::string long_text(201, 'x');
  std::string many = "[";
  for (int i = 0; i < 21; ++i) many += (i ? "," : "") + std::string{"\"s\""};
  many += "]";
  const struct {
    std::string body;
    const char* expected;
  } cases[] = {
      {"", "invalid_json|"},
      {"{", "invalid_json|"},
      {"[]", "invalid_request|"},
      {R"({"trigger":"manual","profile":{"name":"A"}})", "invalid_parameter|account"},
      {R"({"account":"a b","trigger":"manual","profile":{"name":"A"}})",
       "invalid_parameter|account"},
      {R"({"account":42,"trigger":"manual","profile":{"name":"A"}})", "invalid_parameter|account"},
      {R"({"account":"42","trigger":"boredom","profile":{"name":"A"}})",
       "invalid_parameter|trigger"},
      {R"({"account":"42","trigger":"manual"})", "invalid_parameter|profile"},
      {with_profile("[]"), "invalid_parameter|profile"},
      {with_profile(R"({"name":" "})"), "invalid_parameter|profile.name"},
      {with_profile(R"({"name":")" + long_text + R"("})"), "invalid_parameter|profile.name"},
      {with_profile(R"({"name":"A\u0007"})"), "invalid_parameter|profile.name"},
      {with_profile(R"({"name":"A","country":"gb"})"), "invalid_parameter|profile.country"},
      {with_profile(R"({"name":"A","country":"GBR"})"), "invalid_parameter|profile.country"},
      {with_profile(R"({"name":"A","skills":)" + many + "}"), "invalid_parameter|profile.skills"},
      {with_profile(R"({"name":"A","skills":[1]})"), "invalid_parameter|profile.skills[0]"},
      {with_profile(R"({"name":"A","work":[{"compny":"x"}]})"),
       "invalid_parameter|profile.work[0].compny"},
      {with_profile(R"({"name":"A","age":7})"), "invalid_parameter|profile.age"},
      {R"({"account":"42","trigger":"manual","profile":{"name":"A"},"return_url":"/settings"})",
       "invalid_parameter|return_url"},
      {R"({"account":"42","trigger":"manual","profile":{"name":"A"},"metadata":{"k":1}})",
       "invalid_parameter|metadata.k"},
      {R"({"account":"42","trigger":"manual","profile":{"name":"A"},"hold":1})",
       "invalid_parameter|hold"},
      {with_profile(std::string(50, '[') + std::string(50, ']')), "invalid_json|"},
  };
  for (const auto& one : cases) EXPECT_EQ(said(required(one.body)), one.expected) << one.body;
}

TEST(Requests, Decisions) {
  const auto full = read<Decision>(
      R"({"outcome":"failed","reasons":["photo_mismatch"],"message":"m\nn","internal_text":"i","checklist":[{"item":"q1","result":"not_ok"}]})");
  ASSERT_TRUE(full.ok());
  EXPECT_EQ(full->reasons, std::vector{ReasonCode::photo_mismatch});
  EXPECT_EQ(full->checklist[0].result, ChecklistMark::not_ok);
  const auto untouched =
      read<Decision>(R"({"outcome":"technical","checklist":[{"item":"q1","result":"not_asked"}]})");
  ASSERT_TRUE(untouched.ok());
  EXPECT_EQ(untouched->checklist[0].result, ChecklistMark::not_asked);
  EXPECT_EQ(said(read<Decision>(R"({"outcome":"maybe"})")), "invalid_parameter|outcome");
  EXPECT_EQ(said(read<Decision>(R"({"outcome":"failed","reasons":["ugly"]})")),
            "invalid_parameter|reasons[0]");
  EXPECT_EQ(
      said(read<Decision>(R"({"outcome":"failed","checklist":[{"item":"q1","result":"yes"}]})")),
      "invalid_parameter|checklist[0].result");
}

TEST(Requests, LiveFrames) {
  const auto join = read_applicant_frame(R"({"type":"join_queue","request":7})");
  ASSERT_TRUE(join.ok());
  EXPECT_EQ(join->request, 7);
  const auto& said_join = std::get<FromApplicant>(*join->message);
  EXPECT_TRUE(std::holds_alternative<say::JoinQueue>(said_join));
  EXPECT_FALSE(read_applicant_frame(R"({"type":"heartbeat"})")->message);
  EXPECT_EQ(said(read_applicant_frame(R"({"type":"heartbeat","now":1})")), "invalid_parameter|now");
  EXPECT_EQ(said(read_applicant_frame(R"({"type":null})")), "invalid_parameter|type");
  const auto book = read_applicant_frame(R"({"type":"book_slot","at":"2026-11-23T12:30:00.000Z"})");
  ASSERT_TRUE(book.ok());
  EXPECT_EQ(to_rfc3339(std::get<say::BookSlot>(std::get<FromApplicant>(*book->message)).at),
            "2026-11-23T12:30:00.000Z");
  EXPECT_EQ(read_applicant_frame(R"({"type":"book_slot","at":"2026-11-23T12:30:00Z"})").ok(), true);
  for (const auto* wrong :
       {"", "tomorrow", "2026-11-23T12:30:00+01:00", "2026-13-23T12:30:00Z", "2026-02-30T12:30:00Z",
        "2026-11-23T24:30:00Z", "2026-11-23 12:30:00Z"}) {
    EXPECT_EQ(
        said(read_applicant_frame(R"({"type":"book_slot","at":")" + std::string{wrong} + R"("})")),
        "invalid_parameter|at")
        << wrong;
  }
  const auto offer =
      read_applicant_frame(R"({"type":"call_offer","negotiation":3,"sdp":"v=0\r\n"})");
  EXPECT_EQ(std::get<CallOffer>(std::get<FromApplicant>(*offer->message)).negotiation, 3U);
  EXPECT_TRUE(std::holds_alternative<say::TakeOver>(
      *read_applicant_frame(R"({"type":"take_over"})")->message));
  EXPECT_EQ(said(read_staff_frame(R"({"type":"take_over"})")), "invalid_parameter|type");
  EXPECT_EQ(said(read_applicant_frame(R"({"type":"go_available"})")), "invalid_parameter|type")
      << "an applicant is no representative";
  EXPECT_EQ(said(read_staff_frame(R"({"type":"join_queue"})")), "invalid_parameter|type");
  EXPECT_EQ(said(read_staff_frame(R"({"type":"accept_match","verification":"x"})")),
            "invalid_parameter|verification");
  EXPECT_EQ(said(read_staff_frame(R"({"type":"decline_match","verification":"x"})")),
            "invalid_parameter|verification");
  EXPECT_EQ(said(read_applicant_frame(R"({"type":"call_offer","negotiation":-1,"sdp":""})")),
            "invalid_parameter|negotiation");
}

std::string chat(const std::string& text) {
  return R"({"type":"call_chat","text":")" + text + R"("})";
}

std::string written(const Read<LiveFrame<FromDevice>>& read) {
  if (!read.ok()) return said(read);
  return std::get<say::CallChat>(std::get<FromApplicant>(*read->message)).text.reveal();
}

TEST(Requests, ChatIsTrimmedAndShort) {
  const std::string euro = "\xE2\x82\xAC";
  std::string longest, too_long;
  for (int i = 0; i < 1000; ++i) longest += euro;
  too_long = longest + "x";
  const struct {
    std::string text, expected;
  } cases[] = {
      {"Hello", "Hello"},
      {R"(  \n two\nlines \t)", "two\nlines"},
      {longest, longest},
      {" " + longest + " ", longest},
      {too_long, "invalid_parameter|text"},
      {"", "invalid_parameter|text"},
      {R"( \n )", "invalid_parameter|text"},
      {R"(a\u0000b)", "invalid_parameter|text"},
      {R"(a\u001bb)", "invalid_parameter|text"},
      {R"(a\u0085b)", "invalid_parameter|text"},
      {R"(\u00e9)", "\xC3\xA9"},
      {"\xFF", "invalid_json|"},
  };
  for (const auto& one : cases)
    EXPECT_EQ(written(read_applicant_frame(chat(one.text))), one.expected) << one.text;
  EXPECT_EQ(said(read_applicant_frame(R"({"type":"call_chat"})")), "invalid_parameter|text");
  EXPECT_EQ(said(read_staff_frame(chat("hi"))), "ok");
}

TEST(Requests, WhatIsSaidInACall) {
  const auto media =
      read_applicant_frame(R"({"type":"call_media","muted":true,"camera_off":false})");
  ASSERT_TRUE(media.ok());
  EXPECT_EQ(std::get<say::CallMedia>(std::get<FromApplicant>(*media->message)).switches(),
            (MediaSwitches{true, false}));
  const auto black = read_staff_frame(
      R"({"type":"call_media","muted":false,"camera_off":false,"picture":"black","sound":"silent",)"
      R"("cannot_see":true})");
  ASSERT_TRUE(black.ok());
  EXPECT_EQ(std::get<say::CallMedia>(*black->message).switches(),
            (MediaSwitches{false, false, PictureState::black, SoundState::silent, true}));
  EXPECT_EQ(said(read_staff_frame(
                R"({"type":"call_media","muted":false,"camera_off":false,"picture":"blue"})")),
            "invalid_parameter|picture");
  EXPECT_EQ(said(read_staff_frame(R"({"type":"call_media","muted":true})")),
            "invalid_parameter|camera_off");
  EXPECT_EQ(said(read_staff_frame(R"({"type":"call_media","muted":1,"camera_off":false})")),
            "invalid_parameter|muted");
  const auto shown = read_staff_frame(R"({"type":"call_show_item","item":"q1"})");
  EXPECT_EQ(std::get<say::CallShowItem>(*shown->message).item, "q1");
  const auto nothing = read_staff_frame(R"({"type":"call_show_item","item":null})");
  EXPECT_EQ(std::get<say::CallShowItem>(*nothing->message).item, std::nullopt);
  const auto empty = read_staff_frame(R"({"type":"call_show_item","item":""})");
  EXPECT_EQ(std::get<say::CallShowItem>(*empty->message).item, std::nullopt);
  EXPECT_EQ(said(read_applicant_frame(R"({"type":"call_show_item","item":"q1"})")),
            "invalid_parameter|type");
  const auto leave = read_applicant_frame(R"({"type":"leave_call"})");
  EXPECT_TRUE(std::holds_alternative<say::LeaveCall>(std::get<FromApplicant>(*leave->message)));
  EXPECT_EQ(said(read_staff_frame(R"({"type":"leave_call"})")), "invalid_parameter|type")
      << "a representative decides";
}

/// A grey JPEG in base64, with so many bytes of a scan.
std::string jpeg_of(unsigned width, unsigned height, std::size_t scan = 6, char frame = '\xc0') {
  const auto two = [](unsigned n) {
    return std::string{static_cast<char>(n >> 8), static_cast<char>(n & 0xff)};
  };
  const std::string bytes = std::string("\xff\xd8\xff", 3) + frame + std::string("\0\x0b\x08", 3) +
                            two(height) + two(width) + std::string("\x01\x01\x11\0", 4) +
                            std::string("\xff\xda\0\x08\x01\x01\0\0\x3f\0", 10) +
                            std::string(scan, '\x12') + "\xff\xd9";
  constexpr std::string_view alphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < 3; ++i)
      bits = bits << 8 | (at + i < bytes.size() ? static_cast<std::uint8_t>(bytes[at + i]) : 0U);
    for (std::size_t i = 0; i < 4; ++i)
      text += at + i <= bytes.size() ? alphabet[bits >> (18 - 6 * i) & 63] : '=';
  }
  return text;
}

TEST(Requests, AStillIsASmallJpeg) {
  const auto still_of = [](const std::string& jpeg) {
    return read_applicant_frame(R"({"type":"call_still","jpeg":")" + jpeg + "\"}");
  };
  for (std::size_t scan = 6; scan < 9; ++scan) {
    const auto still = still_of(jpeg_of(640, 480, scan));
    ASSERT_TRUE(still.ok()) << "however it is filled up";
    EXPECT_EQ(std::get<CallStill>(std::get<FromApplicant>(*still->message)).jpeg,
              jpeg_of(640, 480, scan));
  }
  EXPECT_TRUE(still_of("").ok()) << "video comes again";
  EXPECT_TRUE(still_of(jpeg_of(1280, 1280, 40 * 1024 - 27)).ok());
  EXPECT_EQ(said(still_of(jpeg_of(1280, 1280, 40 * 1024 - 24))), "invalid_parameter|jpeg");
  for (const std::string& wrong :
       {std::string("/9j/A"), std::string("/9j/A==="), std::string("/9j/=AAA"),
        std::string("/9j/<b>A"), std::string("/9j/4AA="), std::string("iVBORw0K"),
        std::string("data:image/jpeg"), jpeg_of(1281, 1), jpeg_of(1, 1281), jpeg_of(16000, 16000),
        jpeg_of(640, 480, 6, '\xc2')})
    EXPECT_EQ(said(still_of(wrong)), "invalid_parameter|jpeg") << wrong;
  EXPECT_EQ(
      said(read_staff_frame(R"({"type":"call_still","jpeg":")" + jpeg_of(16000, 16000) + "\"}")),
      "invalid_parameter|jpeg")
      << "either way";
}

TEST(Requests, AnAnswerToAnAppealIsTrimmedAndCountedInBytes) {
  const auto answer = [](const std::string& message) {
    return read<AnswerToAppeal>(R"({"verdict":"declined","message":")" + message + R"("})");
  };
  EXPECT_EQ(answer(" no ")->message, "no");
  EXPECT_EQ(answer("")->message, "");
  EXPECT_TRUE(answer(std::string(4000, 'x')).ok());
  EXPECT_EQ(said(answer(std::string(4001, 'x'))), "invalid_parameter|message");
  EXPECT_EQ(read<AnswerToAppeal>(R"({"verdict":"granted"})")->message, "");
}

TEST(Requests, QueriesAreReadLikeBodies) {
  const auto asked = read_query<VerificationsAsked>(
      {{"account", "42"}, {"limit", "7"}, {"status", "not_verified"}});
  ASSERT_TRUE(asked.ok());
  EXPECT_EQ(asked->account->text(), "42");
  EXPECT_EQ(asked->limit, 7U);
  EXPECT_FALSE(asked->starting_after);
  EXPECT_EQ(said(read_query<VerificationsAsked>({{"stauts", "waiting"}})),
            "invalid_parameter|stauts")
      << "a misspelt filter must not look like an empty one";
  EXPECT_EQ(said(read_query<VerificationsAsked>({{"status", "late"}})), "invalid_parameter|status");
  EXPECT_EQ(said(read_query<VerificationsAsked>({{"starting_after", "1"}})),
            "invalid_parameter|starting_after");
  for (const auto* bad : {"0", "101", "", "7x", "-1", " 7", "99999999999999999999"})
    EXPECT_EQ(said(read_query<EventsAsked>({{"limit", bad}})), "invalid_parameter|limit") << bad;
  EXPECT_EQ(read_query<EventsAsked>({{"limit", "100"}})->limit, 100U);
  EXPECT_EQ(read_query<EventsAsked>({{"after", "9223372036854775807"}}).ok(), true);
  EXPECT_EQ(said(read_query<EventsAsked>({{"after", "9223372036854775808"}})),
            "invalid_parameter|after");
}

TEST(Requests, Problems) {
  EXPECT_EQ(
      text(shape::shown({Refusal::invalid_parameter, "account", "is required"}, "req_1",
                        "https://v.example")),
      R"({"type":"https://v.example/docs/errors#invalid_parameter",)"
      R"("title":"A parameter has a value that is not allowed.","status":422,"code":"invalid_parameter",)"
      R"("detail":"account: is required","param":"account","request_id":"req_1"})");
}

}  // namespace
}  // namespace visavis::app
