#include "main/chain_keeper.h"

#include <optional>
#include <utility>

#include "main/stores.h"

namespace visavis {
namespace {

constexpr auto behind = std::chrono::seconds{1};
constexpr auto word_every = std::chrono::minutes{1};

}  // namespace

ChainKeeper::ChainKeeper(app::StoreExecutor& executor, app::ChainKey key,
                         std::filesystem::path head, std::shared_ptr<spdlog::logger> log)
    : executor_(executor), key_(std::move(key)), path_(std::move(head)), log_(std::move(log)) {}

void ChainKeeper::begin(app::StoreConnection& store) {
  const auto inside = store.chain().last_seal();
  const auto outside = stored_head(path_);
  if (inside && !(signature_holds(*inside) && inside->key == key_.public_key()))
    log_->error("the store's chain is not signed with this service's key: docs/backup.md");
  if (outside && outside->position > store.acts().last_position())
    log_->error(
        "the store ends before the head beside it, {}: entries are missing, or this is an older "
        "copy; visavis verify-chain tells more",
        path_.string());
}

void ChainKeeper::tick() {
  const auto now = Steady::now();
  if (!said_ && now >= next_word_) say_head();
  if (!behind_ || at_work_ || now < next_) return;
  next_ = now + behind;
  at_work_ = true;
  behind_ = false;
  app::with_store(
      executor_, app::Access::writes,
      [this](app::StoreConnection& store, app::Steps&) {
        return app::extend_chain(store.chain(), key_);
      },
      [this](const app::StoreResult<std::optional<app::ChainMoved>>& result) {
        at_work_ = false;
        if (!result || !result.value()) {
          behind_ = !result.ok();
          return;
        }
        moved(*result.value());
      });
}

/// The head is saved: now it may be known.
void ChainKeeper::moved(const app::ChainMoved& to) {
  head_ = to.head;
  said_ = false;
  if (to.more) {
    behind_ = true;
    next_ = Steady::now();
    return;
  }
  executor_.run(
      app::Access::reads,
      [this, head = head_](app::StoreConnection&, app::Steps&) { write_head(path_, head); },
      [this](const std::optional<app::StoreFault>& fault) {
        if (fault) log_->error("keeping the chain's head: {}", fault->what);
      });
  if (Steady::now() >= next_word_) say_head();
}

void ChainKeeper::say_head() {
  next_word_ = Steady::now() + word_every;
  said_ = true;
  log_->info(R"({{"event":"chain_head","head":"{}"}})", app::head_text(head_));
}

void ChainKeeper::finish(app::StoreConnection& store) {
  try {
    std::optional<app::ChainMoved> end;
    do {
      store.together([&] { end = app::extend_chain(store.chain(), key_); });
      if (!end) break;
      head_ = end->head;
      said_ = false;
    } while (end->more);
    if (head_.entries == 0) return;
    write_head(path_, head_);
    if (!said_) say_head();
  } catch (const std::exception& error) {
    log_->error("the chain's head is not up to date: {}", error.what());
  }
}

}  // namespace visavis
