#include "app/evidence/every_evidence.h"

namespace visavis::app {

void every_evidence(EvidenceRecords& records, EvidenceFilter filter,
                    const std::function<void(const EvidenceRecord&)>& each) {
  for (;;) {
    const auto page = records.listed_evidence(filter);
    for (const auto& one : page) each(one);
    if (page.size() < filter.limit) return;
    filter.after = page.back().id;
  }
}

}  // namespace visavis::app
