#pragma once

#include "app/ports/links.h"
#include "app/ports/marketplaces.h"
#include "app/ports/staff_records.h"

namespace visavis::app {

/// The three at once.
class Directory : public Marketplaces, public StaffRecords, public Links {};

}  // namespace visavis::app
