#include "app/evidence/export_manifest.h"

#include <boost/json.hpp>

#include "app/records/hash_chain.h"

namespace visavis::app {
namespace {

namespace json = boost::json;

json::object shown(const ExportedBy& by) { return {{"id", by.id.text()}, {"name", by.name}}; }

json::object line_of(const StoredEvent& stored, const std::string& hashed) {
  return {{"sequence", stored.event.sequence},
          {"position", stored.position},
          {"at", to_rfc3339(stored.event.at)},
          {"type", stored.type},
          {"previous_status", stored.previous_status},
          {"data", json::parse(stored.body)},
          {"previous_hash", hexadecimal(stored.previous_hash)},
          {"hash", hexadecimal(stored.hash)},
          {"hashed", base64(hashed)}};
}

}  // namespace

std::string export_manifest(const ExportFacts& facts, const std::vector<ExportFile>& files) {
  const json::object said{{"verification", facts.verification.text()},
                          {"marketplace", facts.marketplace.text()},
                          {"account", facts.account.text()},
                          {"why", facts.why},
                          {"asked_by", shown(facts.asked)},
                          {"asked_at", to_rfc3339(facts.asked_at)},
                          {"approved_by", shown(facts.approved)},
                          {"approved_at", to_rfc3339(facts.approved_at)},
                          {"head", facts.head}};
  std::string text = "{\"visavis_export\":1,\n";
  for (const auto& one : said)
    text += json::serialize(json::string{one.key()}) + ':' + json::serialize(one.value()) + ",\n";
  text += "\"files\":[\n";
  std::string_view between;
  for (const auto& one : files) {
    text += between;
    text += R"({"name":")" + one.name + R"(","bytes":)" + std::to_string(one.bytes) +
            R"(,"sha256":")" + one.sha256 + "\"}";
    between = ",\n";
  }
  return text + "\n]}\n";
}

std::optional<std::string> exported_events(const std::vector<StoredEvent>& history) {
  std::string lines;
  Hash previous{};
  for (const auto& stored : history) {
    const ChainedEvent event{stored.verification,   stored.event.sequence, stored.event.at,
                             stored.content,        stored.body,           stored.type,
                             stored.previous_status};
    if (stored.previous_hash != previous || chain_hash(previous, event) != stored.hash)
      return std::nullopt;
    lines += json::serialize(line_of(stored, chained_text(event))) + '\n';
    previous = stored.hash;
  }
  return lines;
}

}  // namespace visavis::app
