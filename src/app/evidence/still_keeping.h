#pragma once

#include <cstddef>
#include <deque>
#include <map>
#include <optional>
#include <string>

#include "app/evidence/growing_now.h"
#include "app/evidence/side_sink.h"
#include "app/messages/secret_key.h"
#include "app/ports/pictures.h"
#include "app/ports/still_keeper.h"
#include "app/verification/steps.h"

namespace visavis::app {

/// A still on its way into the vault.
struct TakenStill {
  AskedStill asked;
  StillSource source = StillSource::camera;
  std::optional<std::string> received_sha256 = {};  ///< of the file that came
};

/// Why there is none, for the record.
StillLoss loss_by(PictureFault fault);

/// Seals stills and says so in the history. The camera's and the relay's of one moment are compared
/// by whichever comes last. For one thread. Throws StoreFailure and VaultFailure: then the still is
/// not kept.
class StillKeeping {
 public:
  /// Both must outlive it.
  StillKeeping(EvidencePlaces places, Steps& steps, GrowingNow& growing)
      : places_(places), steps_(steps), growing_(growing) {}

  /// The camera's has come: whatever happens from now on, what became of it is told, after a kill
  /// too.
  void begin(const AskedStill& asked);
  void keep(const TakenStill& taken, const ReadPicture& picture);
  /// The camera's: it was asked for.
  void miss(const AskedStill& asked, StillLoss why);

 private:
  /// Nobody finishes meanwhile what this thread is writing.
  class Begun {
   public:
    Begun(GrowingNow& growing, EvidenceId still, SecretKey its_key);
    ~Begun();
    Begun(const Begun&) = delete;
    Begun& operator=(const Begun&) = delete;
    const SecretKey key;

   private:
    GrowingNow& growing_;
    const EvidenceId still_;
  };
  struct Seen {
    EvidenceId asked;
    EvidenceId evidence;
    StillSource source{};
    PictureHash hash;
  };
  void begin(const AskedStill& asked, EvidenceId id);
  std::optional<StillBeside> beside(const TakenStill& taken, const PictureHash& hash) const;
  void tell(VerificationId verification, const Command& command);

  const EvidencePlaces places_;
  Steps& steps_;
  GrowingNow& growing_;
  std::map<EvidenceId, Begun> begun_;
  std::deque<Seen> seen_;  ///< the latest
};

}  // namespace visavis::app
