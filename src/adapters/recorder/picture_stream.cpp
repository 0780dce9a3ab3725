#include "adapters/recorder/picture_stream.h"

#include <utility>

namespace visavis::recorder {

void PictureStream::push(const ReorderBuffer::Ordered& next, std::vector<TimedPicture>& into) {
  const MediaPacket& packet = next.packet;
  if (next.lost_before > 0) {
    if (open_) lose();
    gap_ = true;
  }
  if (packet.codec == app::MediaCodec::other) return;
  if (open_ && (packet.timestamp != timestamp_ || packet.codec != codec_)) finish(into);
  if (!open_) begin(packet);
  if (whole_ && !builder_->add(packet.payload)) {
    whole_ = false;
    ++malformed_;
  }
  if (packet.marker) finish(into);
}

void PictureStream::begin(const MediaPacket& packet) {
  if (packet.codec != codec_) {
    codec_ = packet.codec;
    builder_ = make_builder(codec_);
    last_id_.reset();
    waits_for_key_ = true;
  }
  open_ = true;
  timestamp_ = packet.timestamp;
  // What follows the end of another begins a picture, unless that end was lost.
  whole_ = !gap_ || builder_->begins(packet.payload);
}

void PictureStream::lose() {
  if (builder_) builder_->take();
  open_ = false;
  waits_for_key_ = true;
  last_id_.reset();
  ++lost_;
}

/// Whether no picture was sent between the last one and this: what was lost then is padding.
bool PictureStream::follows(const Picture& picture) const {
  return picture.id && last_id_ && ((*last_id_ + 1) & picture.id_mask) == *picture.id;
}

void PictureStream::finish(std::vector<TimedPicture>& into) {
  if (!whole_) {
    gap_ = false;  // Its end is here.
    return lose();
  }
  auto picture = builder_->take();
  if (!picture) {
    ++malformed_;
    return lose();
  }
  open_ = false;
  if (std::exchange(gap_, false) && !picture->key && !follows(*picture)) waits_for_key_ = true;
  if (waits_for_key_ && !picture->key) {
    ++lost_;
    return;
  }
  waits_for_key_ = false;
  last_id_ = picture->id;
  into.push_back({timestamp_, codec_, *std::move(picture)});
}

}  // namespace visavis::recorder
