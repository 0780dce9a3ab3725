#pragma once

#include <cstdint>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "base/time.h"
#include "domain/keeping.h"
#include "domain/meeting.h"
#include "domain/policy.h"
#include "domain/schedule.h"

namespace visavis::config {

/// Everything that an operator can set: one TOML file, and a flag for every value that is not a
/// policy.
struct Config {
  std::string server_listen = "127.0.0.1";
  std::int64_t server_port = 8080;
  std::string server_public_url = "http://127.0.0.1:8080";
  std::int64_t server_threads = 1;
  std::string server_web_root;
  std::vector<std::string> server_trusted_proxies;
  std::int64_t server_idle_seconds = 620;
  std::int64_t server_connections = 4096;
  std::int64_t server_applicants = 12'000;
  std::int64_t server_staff = 1000;
  std::string operators_listen = "127.0.0.1";
  std::int64_t operators_port = 8082;
  std::string store_path = "visavis.sqlite";
  std::string store_synchronous = "full";
  std::string store_chain_key_file;  ///< empty: beside the store
  std::vector<std::string> relay_listen = {"0.0.0.0", "::"};
  std::int64_t relay_port = 8081;
  std::int64_t relay_public_port = 0;
  std::vector<std::string> relay_addresses;
  std::int64_t relay_threads = 1;
  bool webhooks_allow_private_targets = false;
  std::string webhooks_ca_file;
  bool photos_allow_private_targets = false;
  std::string photos_ca_file;
  std::string mail_server;  ///< empty: no mail
  std::string mail_from;
  std::string mail_ehlo_name;
  std::string mail_user;
  std::string mail_password;
  std::string mail_password_file;
  std::vector<std::string> mail_sign_in{"plain", "login"};
  std::string mail_ca_file;
  bool mail_allow_plaintext = false;
  std::string call_medium = "embedded";
  std::string meet_credentials_file;  ///< empty: no Google Meet
  std::vector<std::string> meet_organisers;
  std::string meet_access = "trusted";
  bool meet_cohosts = true;
  bool meet_record = false;
  bool meet_transcribe = false;
  std::int64_t meet_pool = 3;
  std::int64_t meet_join_seconds = 180;
  std::string meet_otherwise = "wait";
  std::string meet_api_url = "https://meet.googleapis.com";
  std::string meet_ca_file;
  std::string evidence_path;  ///< empty: nothing is kept of calls
  std::string evidence_keys_path;
  std::string evidence_key_file;
  std::string evidence_key_variable;
  std::string evidence_key_command;
  std::string evidence_bucket_url;  ///< empty: evidence stays on the disk
  std::string evidence_bucket_region = "us-east-1";
  std::string evidence_bucket_prefix;
  std::string evidence_bucket_access_key;
  std::string evidence_bucket_secret_file;
  std::string evidence_bucket_ca_file;
  bool evidence_record = true;
  std::int64_t evidence_keep_days = 90;
  std::int64_t evidence_keep_days_verified = 0;    ///< 0: as evidence_keep_days
  std::int64_t evidence_keep_days_documents = 30;  ///< of pictures of documents
  std::int64_t retention_days = 1826;
  std::vector<std::string> opening_hours;
  std::int64_t slots_minutes = 30;
  std::int64_t slots_each = 2;
  std::int64_t slots_days_ahead = 7;
  std::string log_level = "info";
  std::string log_format = "json";
  Policy policy = shipped_policy();
};

/// The configuration cannot be used; the message says where (file and line, or flag) and why.
class ConfigError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// One value: its key in the file, its flag, what it means.
struct SettingHelp {
  std::string key;    ///< "relay.port"
  std::string flag;   ///< "--relay-port"
  std::string value;  ///< "8081"
  std::string help;
};
const std::vector<SettingHelp>& settings_help();

/// Reads a file (an empty path: none) and then the flags, which win. `flags` maps keys to texts.
/// The public address is then as browsers spell it.
Config load(const std::string& path, const std::map<std::string, std::string>& flags);

/// Opening hours and slots of a configuration that was loaded.
Schedule schedule_of(const Config& config);

/// How calls are held when nothing else is asked for.
CallMedium medium_of(const Config& config);
/// Calls can be meetings.
bool has_meetings(const Config& config);
/// Something can be kept of calls.
bool has_evidence(const Config& config);
/// Calls in the pages are recorded.
bool records_calls(const Config& config);
/// What is kept of calls.
KeptFor kept_for(const Config& config);

/// How a mail server is greeted: never by a bare name, which many refuse.
std::string ehlo_name_of(const Config& config);

/// The policy as a TOML table, for `visavis serve --help`.
std::string policy_help();

}  // namespace visavis::config
