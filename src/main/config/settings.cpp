#include "main/config/settings.h"

#include <algorithm>
#include <fstream>
#include <stdexcept>

#include "adapters/http/trusted_proxies.h"
#include "app/words/web_address.h"
#include "base/ascii.h"
#include "base/email.h"
#include "base/ip_address.h"
#include "main/config/media_addresses.h"
#include "main/config/public_url.h"

namespace visavis::config {
namespace {

[[noreturn]] void wrong(const std::string& why) { throw std::runtime_error(why); }

void check_address(const std::string& text) {
  if (!IpAddress::parse(text)) wrong("\"" + text + "\" is not an IPv4 or IPv6 address");
}
void check_media_address(const std::string& text) {
  check_address(text);
  const IpAddress address = *IpAddress::parse(text);
  if (address.is_any() || address.is_multicast())
    wrong("\"" + text + "\" is no address that media can be sent to");
}
/// Of a family that nothing listens on, it could not be reached.
void check_media_families(const Config& config) {
  for (const std::string& text : config.relay_addresses) {
    const bool v4 = IpAddress::parse(text)->is_v4();
    const bool heard = std::ranges::any_of(config.relay_listen, [&](const std::string& listen) {
      return IpAddress::parse(listen)->is_v4() == v4;
    });
    if (!heard)
      wrong("relay.addresses: \"" + text + "\" cannot be reached: relay.listen has no " +
            (v4 ? "IPv4" : "IPv6") + " address");
  }
}
void check_port(std::int64_t port) {
  if (port < 0 || port > 65535) wrong("a port from 0 to 65535 is expected (0 picks a free one)");
}
void check_threads(std::int64_t threads) {
  if (threads < 1 || threads > 64) wrong("1 to 64 threads are expected");
}
void check_places(std::int64_t places) {
  if (places < 1 || places > 1'000'000) wrong("1 to 1000000 are expected");
}
void check_one_of(const std::string& value, std::initializer_list<std::string_view> allowed) {
  if (std::find(allowed.begin(), allowed.end(), value) != allowed.end()) return;
  std::string list;
  for (const auto one : allowed) list += (list.empty() ? "" : ", ") + std::string{one};
  wrong("\"" + value + "\" is not one of " + list);
}
/// A file that is named has to be there: without it no connection would come about, and nobody
/// would know before.
void check_file(const std::string& path) {
  if (!path.empty() && !std::ifstream{path}) wrong(path + " cannot be read");
}

/// The host of smtp://host:port, without the brackets of an IPv6 address.
std::string mail_host(const std::string& server) {
  std::string host = server.substr(server.find("://") + 3);
  host = host.substr(0, host.find('/'));
  if (host.starts_with("[")) return host.substr(1, host.find(']') - 1);
  return host.substr(0, host.find(':'));
}

void check_mail_server(const Config& config) {
  const std::string& server = config.mail_server;
  const bool known = server.starts_with("smtp://") || server.starts_with("smtps://");
  const bool plain = server.find_first_of(" @\r\n\t") == std::string::npos;
  if (server.empty()) return;
  if (!known || !plain || mail_host(server).empty())
    wrong("an address like smtp://mail.example:587 or smtps://mail.example is expected");
  const auto path = server.find('/', server.find("://") + 3);
  if (path != std::string::npos && path + 1 != server.size())
    wrong("stands without a path; mail.ehlo_name says how this server greets");
}

bool is_full_name(std::string_view host) {
  const auto is_allowed = [](char c) { return is_ascii_alphanumeric(c) || c == '.' || c == '-'; };
  return std::ranges::all_of(host, is_allowed) && !host.starts_with('.') && !host.ends_with('.') &&
         host.find("..") == std::string_view::npos && host.find('.') != std::string_view::npos;
}

/// RFC 5321, 4.1.3: "[192.0.2.1]", "[IPv6:2001:db8::1]".
std::string address_literal(const IpAddress& address) {
  return (address.is_v4() ? "[" : "[IPv6:") + address.text() + "]";
}

void check_ehlo_name(const Config& config) {
  const std::string& name = config.mail_ehlo_name;
  if (name.empty()) return;
  std::string inner =
      name.starts_with("[") && name.ends_with("]") ? name.substr(1, name.size() - 2) : "";
  if (inner.starts_with("IPv6:")) inner.erase(0, 5);
  const auto address = IpAddress::parse(inner);
  if (address ? address_literal(*address) == name : is_full_name(name) && !IpAddress::parse(name))
    return;
  wrong("a full name like mail.you.example, or an address like [192.0.2.1], is expected");
}

void check_sign_in(const Config& config) {
  if (config.mail_sign_in.empty()) wrong("at least one way to sign in is expected");
  for (const auto& way : config.mail_sign_in)
    check_one_of(way, {"plain", "login", "cram-md5", "digest-md5", "ntlm"});
}

void check_organisers(const Config& config) {
  for (const auto& one : config.meet_organisers)
    if (!Email::parse(one)) wrong("\"" + one + "\" is not an e-mail address");
}

/// Tokens that open all meetings go there: never in plain text to another machine.
void check_api_url(const std::string& url) {
  const bool here = url.starts_with("http://127.0.0.1:") || url.starts_with("http://localhost:");
  if (!url.starts_with("https://") && !here) wrong("an https address is expected");
  if (url.ends_with("/")) wrong("stands without a slash at its end");
}

/// Of an object's name: what needs no encoding, in an address or in a signature.
void check_object_prefix(const std::string& prefix) {
  constexpr std::string_view allowed =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/._-";
  if (prefix.find_first_not_of(allowed) != std::string::npos || prefix.starts_with("/"))
    wrong("letters, digits, / . _ and - are expected, and no / at the beginning");
}

void check_bucket(const Config& config) {
  if (config.evidence_bucket_url.empty()) return;
  if (!has_evidence(config)) wrong("evidence.bucket_url: needs evidence.path, where it comes from");
  if (config.evidence_bucket_access_key.empty() || config.evidence_bucket_secret_file.empty())
    wrong(
        "evidence.bucket_url: needs evidence.bucket_access_key and "
        "evidence.bucket_secret_file");
}

void check_evidence(const Config& config) {
  check_bucket(config);
  if (!has_evidence(config)) return;
  const int keys = int{!config.evidence_key_file.empty()} +
                   int{!config.evidence_key_variable.empty()} +
                   int{!config.evidence_key_command.empty()};
  if (keys != 1)
    wrong(
        "evidence.path: needs one of evidence.key_file, evidence.key_variable and "
        "evidence.key_command");
}

void check_meetings(const Config& config) {
  const bool set_up = !config.meet_credentials_file.empty();
  if (set_up && config.meet_organisers.empty())
    wrong("meet.organisers: at least one is expected with meet.credentials_file");
  if (config.meet_transcribe && !config.meet_record)
    wrong("meet.transcribe: only with meet.record, which is what applicants agree to");
  if (!set_up && config.call_medium == "google_meet")
    wrong("call.medium: google_meet needs meet.credentials_file");
}

void check_mail_from(const Config& config) {
  if (Email::parse(config.mail_from)) return;
  const auto at = config.mail_from.rfind('@') + 1;
  const auto host = app::ascii_host(config.mail_from.substr(at));
  if (host && Email::parse(config.mail_from.substr(0, at) + *host))
    wrong("write it as mail servers do: " + config.mail_from.substr(0, at) + *host);
  wrong("an e-mail address is expected");
}

}  // namespace

CallMedium medium_of(const Config& config) {
  return named<CallMedium>(config.call_medium).value_or(CallMedium::embedded);
}

bool has_meetings(const Config& config) { return !config.meet_credentials_file.empty(); }

bool has_evidence(const Config& config) { return !config.evidence_path.empty(); }

bool records_calls(const Config& config) { return has_evidence(config) && config.evidence_record; }

KeptFor kept_for(const Config& config) {
  const auto verified = config.evidence_keep_days_verified;
  return {.verified = std::chrono::days{verified > 0 ? verified : config.evidence_keep_days},
          .other = std::chrono::days{config.evidence_keep_days},
          .documents = std::chrono::days{config.evidence_keep_days_documents}};
}

std::string ehlo_name_of(const Config& config) {
  if (!config.mail_ehlo_name.empty()) return config.mail_ehlo_name;
  const std::string domain = config.mail_from.substr(config.mail_from.rfind('@') + 1);
  if (is_full_name(domain)) return domain;
  std::string host = config.server_public_url.substr(config.server_public_url.find("://") + 3);
  if (host.starts_with("["))
    return address_literal(*IpAddress::parse(host.substr(1, host.find(']') - 1)));
  host = host.substr(0, host.find(':'));
  if (const auto address = IpAddress::parse(host)) return address_literal(*address);
  return is_full_name(host) ? host : "[127.0.0.1]";
}

void check_together(const Config& config) {
  check_media_families(config);
  check_meetings(config);
  check_evidence(config);
  if (config.mail_server.empty()) return;
  if (config.mail_from.empty()) wrong("mail.from: is needed with mail.server");
  if (config.mail_allow_plaintext && !is_near(mail_host(config.mail_server)))
    wrong("mail.allow_plaintext: only for a mail server on this machine or this network");
  if (!config.mail_password.empty() && !config.mail_password_file.empty())
    wrong("mail.password: is not for use with mail.password_file");
  if (!config.mail_user.empty() && config.mail_password.empty() &&
      config.mail_password_file.empty())
    wrong("mail.user: needs mail.password or mail.password_file");
}

const std::vector<Setting>& settings() {
  static const std::vector<Setting> all{
      {"server.listen", &Config::server_listen, "IP address that pages and API listen on",
       [](const Config& c) { check_address(c.server_listen); }},
      {"server.port", &Config::server_port, "TCP port of pages and API; 0 picks a free one",
       [](const Config& c) { check_port(c.server_port); }},
      {"server.public_url", &Config::server_public_url,
       "address under which browsers reach this server, without a path; https except on this "
       "machine",
       [](const Config& c) { (void)as_browsers_spell(c.server_public_url); }},
      {"server.threads", &Config::server_threads,
       "threads that read requests and answer permission checks",
       [](const Config& c) { check_threads(c.server_threads); }},
      {"server.web_root", &Config::server_web_root,
       "folder of the built pages; empty: share/visavis/web beside the program's folder", nullptr},
      {"server.trusted_proxies", &Config::server_trusted_proxies,
       "IP addresses and prefixes (10.0.0.0/8) of your reverse proxies: from these, and from "
       "nobody "
       "else, X-Forwarded-For says who the client is",
       [](const Config& c) { (void)http::TrustedProxies{c.server_trusted_proxies}; }},
      {"server.idle_seconds", &Config::server_idle_seconds,
       "for how long a connection is kept between two requests; longer than your reverse proxy "
       "keeps "
       "its own to this server",
       [](const Config& c) {
         if (c.server_idle_seconds < 1 || c.server_idle_seconds > 86'400)
           wrong("1 to 86400 seconds are expected");
       }},
      {"server.connections", &Config::server_connections,
       "HTTP connections at once; when there are more, the client with the most of them gives way",
       [](const Config& c) { check_places(c.server_connections); }},
      {"server.applicants", &Config::server_applicants,
       "applicants' pages that are connected at once; the next are told that it is busy",
       [](const Config& c) { check_places(c.server_applicants); }},
      {"server.staff", &Config::server_staff,
       "staff's consoles that are connected at once, whatever applicants do",
       [](const Config& c) { check_places(c.server_staff); }},
      {"operators.listen", &Config::operators_listen,
       "IP address that /readyz and /metrics listen on; whoever reaches it needs no password",
       [](const Config& c) { check_address(c.operators_listen); }},
      {"operators.port", &Config::operators_port,
       "TCP port of /readyz and /metrics; 0 picks a free one",
       [](const Config& c) { check_port(c.operators_port); }},
      {"store.path", &Config::store_path,
       "SQLite file; beside it lie its -wal and -shm, and .lock, .head and .key "
       "(docs/operations.md)",
       nullptr},
      {"store.synchronous", &Config::store_synchronous,
       "full: an answered change survives a power cut; normal: it survives a crash of the program",
       [](const Config& c) {
         check_one_of(c.store_synchronous, {"full", "normal"});
       }},
      {"store.chain_key_file", &Config::store_chain_key_file,
       "file of the key that signs the history's chain; made when it is not there; empty: "
       "store.path with .key",
       nullptr},
      {"relay.listen", &Config::relay_listen,
       "IP addresses of the media relay; 0.0.0.0 and :: are all of the machine's, each of its own "
       "family",
       [](const Config& c) {
         if (c.relay_listen.empty()) wrong("at least one address is expected");
         for (const auto& address : c.relay_listen) check_address(address);
       }},
      {"relay.port", &Config::relay_port,
       "port of the media relay, UDP and TCP; open both in the firewall; 0 picks a free one",
       [](const Config& c) { check_port(c.relay_port); }},
      {"relay.public_port", &Config::relay_public_port,
       "port that browsers are told to send media to, where a NAT or proxy maps it to relay.port; "
       "0: relay.port",
       [](const Config& c) { check_port(c.relay_public_port); }},
      {"relay.addresses", &Config::relay_addresses,
       "IP addresses that browsers are told to send media to; empty: those of this machine",
       [](const Config& c) {
         for (const auto& address : c.relay_addresses) check_media_address(address);
       }},
      {"relay.threads", &Config::relay_threads, "threads that forward media; each owns its calls",
       [](const Config& c) { check_threads(c.relay_threads); }},
      {"webhooks.allow_private_targets", &Config::webhooks_allow_private_targets,
       "send webhooks to private and loopback addresses too; for a marketplace on the same network",
       nullptr},
      {"webhooks.ca_file", &Config::webhooks_ca_file,
       "certificates (PEM) trusted for marketplaces' endpoints beside the system's",
       [](const Config& c) { check_file(c.webhooks_ca_file); }},
      {"photos.allow_private_targets", &Config::photos_allow_private_targets,
       "fetch profiles' pictures from private and loopback addresses too; for a marketplace on the "
       "same network",
       nullptr},
      {"photos.ca_file", &Config::photos_ca_file,
       "certificates (PEM) trusted for the servers of profiles' pictures beside the system's",
       [](const Config& c) { check_file(c.photos_ca_file); }},
      {"mail.server", &Config::mail_server,
       "mail server for notices: smtp://host:587 (becomes TLS by STARTTLS) or smtps://host; empty: "
       "nobody is told by e-mail",
       check_mail_server},
      {"mail.from", &Config::mail_from, "address that notices come from", check_mail_from},
      {"mail.ehlo_name", &Config::mail_ehlo_name,
       "full name that this server greets the mail server with; empty: the domain of mail.from, or "
       "the host of server.public_url",
       check_ehlo_name},
      {"mail.user", &Config::mail_user, "name to sign in to the mail server with; empty: none",
       nullptr},
      {"mail.password", &Config::mail_password,
       "password for it; better in a file of its own, since flags are seen by others", nullptr},
      {"mail.password_file", &Config::mail_password_file,
       "file whose first line is the password for it", nullptr},
      {"mail.sign_in", &Config::mail_sign_in,
       "ways to sign in, in the order in which they are tried: plain, login, cram-md5, digest-md5, "
       "ntlm",
       check_sign_in},
      {"mail.ca_file", &Config::mail_ca_file,
       "certificates (PEM) trusted for the mail server instead of the system's",
       [](const Config& c) { check_file(c.mail_ca_file); }},
      {"mail.allow_plaintext", &Config::mail_allow_plaintext,
       "speak to the mail server without TLS when it has none; only for one on this machine or "
       "this network",
       nullptr},
      {"call.medium", &Config::call_medium,
       "how calls are held, where neither the verification nor its marketplace says it: embedded "
       "(in the pages) or google_meet",
       [](const Config& c) {
         check_one_of(c.call_medium, {"embedded", "google_meet"});
       }},
      {"meet.credentials_file", &Config::meet_credentials_file,
       "key file (JSON) of the Google service account that makes meetings (docs/google-meet.md); "
       "empty: no Google Meet",
       [](const Config& c) { check_file(c.meet_credentials_file); }},
      {"meet.organisers", &Config::meet_organisers,
       "e-mails of the Workspace users in whose names meetings are made, in turn: each can make 10 "
       "a minute",
       [](const Config& c) { check_organisers(c); }},
      {"meet.access", &Config::meet_access,
       "trusted: who is not of your Workspace asks to join, and is admitted; open: whoever has the "
       "link is in at once",
       [](const Config& c) {
         check_one_of(c.meet_access, {"trusted", "open"});
       }},
      {"meet.cohosts", &Config::meet_cohosts,
       "make the representative co-host of the meeting, by the e-mail that they sign in with here",
       nullptr},
      {"meet.record", &Config::meet_record,
       "have Meet record the calls, where the Workspace's edition can", nullptr},
      {"meet.transcribe", &Config::meet_transcribe,
       "have Meet write down what is said, where the Workspace's edition can", nullptr},
      {"meet.pool", &Config::meet_pool,
       "meetings that are made ahead, so that a call begins at once",
       [](const Config& c) {
         if (c.meet_pool < 1 || c.meet_pool > 50) wrong("1 to 50 are expected");
       }},
      {"meet.join_seconds", &Config::meet_join_seconds,
       "for how long an applicant may take to join the meeting, before the call ends without cost",
       [](const Config& c) {
         if (c.meet_join_seconds < 30 || c.meet_join_seconds > 3600)
           wrong("30 to 3600 seconds are expected");
       }},
      {"meet.otherwise", &Config::meet_otherwise,
       "when Google makes no meeting. wait: applicants wait until it does; embedded: the call is "
       "held in the pages",
       [](const Config& c) {
         check_one_of(c.meet_otherwise, {"wait", "embedded"});
       }},
      {"meet.api_url", &Config::meet_api_url, "address of the Google Meet REST API",
       [](const Config& c) { check_api_url(c.meet_api_url); }},
      {"meet.ca_file", &Config::meet_ca_file,
       "certificates (PEM) trusted for it beside the system's",
       [](const Config& c) { check_file(c.meet_ca_file); }},
      {"evidence.path", &Config::evidence_path,
       "folder for what is kept of calls, sealed (docs/evidence.md); empty: nothing is kept",
       nullptr},
      {"evidence.keys_path", &Config::evidence_keys_path,
       "SQLite file with the accounts' keys, sealed by the master key; best on another disk; "
       "empty: "
       "beside the store, with .keys at its end",
       nullptr},
      {"evidence.key_file", &Config::evidence_key_file,
       "file with the master key: 64 hexadecimal digits or 32 bytes in base64, for its owner alone",
       nullptr},
      {"evidence.key_variable", &Config::evidence_key_variable,
       "or the name of a variable of the environment that holds it", nullptr},
      {"evidence.key_command", &Config::evidence_key_command, "or a shell's command that prints it",
       nullptr},
      {"evidence.bucket_url", &Config::evidence_bucket_url,
       "bucket (S3) that finished evidence moves into, like https://s3.example.com/evidence; "
       "empty: "
       "it stays on the disk",
       [](const Config& c) {
         if (!c.evidence_bucket_url.empty()) check_api_url(c.evidence_bucket_url);
       }},
      {"evidence.bucket_region", &Config::evidence_bucket_region, "where it is, as S3 calls it",
       nullptr},
      {"evidence.bucket_prefix", &Config::evidence_bucket_prefix,
       "before the name of each object, like visavis/",
       [](const Config& c) { check_object_prefix(c.evidence_bucket_prefix); }},
      {"evidence.bucket_access_key", &Config::evidence_bucket_access_key,
       "who may read, write, list and delete there", nullptr},
      {"evidence.bucket_secret_file", &Config::evidence_bucket_secret_file,
       "file whose first line is the secret key for it", nullptr},
      {"evidence.bucket_ca_file", &Config::evidence_bucket_ca_file,
       "certificates (PEM) trusted for it beside the system's",
       [](const Config& c) { check_file(c.evidence_bucket_ca_file); }},
      {"evidence.record", &Config::evidence_record,
       "record calls in the pages; applicants are asked for their consent to that", nullptr},
      {"evidence.keep_days", &Config::evidence_keep_days,
       "for how long recordings are kept; what a second review or an open appeal needs is kept "
       "until "
       "that is over",
       [](const Config& c) {
         if (c.evidence_keep_days < 1 || c.evidence_keep_days > 36'500)
           wrong("1 to 36500 days are expected");
       }},
      {"evidence.keep_days_verified", &Config::evidence_keep_days_verified,
       "for how long those of verifications that ended verified are kept; 0: as "
       "evidence.keep_days",
       [](const Config& c) {
         if (c.evidence_keep_days_verified < 0 || c.evidence_keep_days_verified > 36'500)
           wrong("0 to 36500 days are expected");
       }},
      {"evidence.keep_days_documents", &Config::evidence_keep_days_documents,
       "for how long pictures of documents are kept, where the others are not kept for less",
       [](const Config& c) {
         if (c.evidence_keep_days_documents < 1 || c.evidence_keep_days_documents > 36'500)
           wrong("1 to 36500 days are expected");
       }},
      {"retention.days", &Config::retention_days,
       "for how long an account's verifications are kept after their last entry; shown to "
       "applicants",
       [](const Config& c) {
         if (c.retention_days < 1 || c.retention_days > 36'500)
           wrong("1 to 36500 days are expected");
       }},
      {"opening.hours", &Config::opening_hours,
       "when representatives are usually there, in UTC, like \"mon-fri 08:00-20:00\"; applicants "
       "see when you open, and book times within them; empty: always",
       [](const Config& c) {
         const auto hours = OpeningHours::parse(c.opening_hours);
         if (!hours) wrong(hours.error());
       }},
      {"slots.minutes", &Config::slots_minutes,
       "length of the times that applicants may book: a part of an hour, or whole hours",
       [](const Config& c) {
         const auto minutes = c.slots_minutes;
         if (minutes < 5 || minutes > 240 || (60 % minutes != 0 && minutes % 60 != 0) ||
             1440 % minutes != 0)
           wrong("5, 6, 10, 12, 15, 20, 30, 60, 120, 180 or 240 minutes are expected");
       }},
      {"slots.each", &Config::slots_each,
       "how many applicants may book the same time; 0: no times can be booked",
       [](const Config& c) {
         if (c.slots_each < 0 || c.slots_each > 1000) wrong("0 to 1000 are expected");
       }},
      {"slots.days_ahead", &Config::slots_days_ahead, "how many days ahead a time can be booked",
       [](const Config& c) {
         if (c.slots_days_ahead < 1 || c.slots_days_ahead > 30) wrong("1 to 30 days are expected");
       }},
      {"log.level", &Config::log_level, "debug, info, warn or error",
       [](const Config& c) {
         check_one_of(c.log_level, {"debug", "info", "warn", "error"});
       }},
      {"log.format", &Config::log_format, "json: one object a line; text: for people",
       [](const Config& c) {
         check_one_of(c.log_format, {"json", "text"});
       }},
  };
  return all;
}

}  // namespace visavis::config
