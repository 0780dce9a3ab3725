/** The words of src/domain/reasons.def, by code. */
export const reasons = {
  profile_confirmed: 'Your profile was confirmed.',
  photo_mismatch: 'The person in the call did not match the profile photo.',
  answers_inconsistent: 'Several answers did not match what the profile says.',
  document_rejected: 'The identity document could not be accepted.',
  another_person: "Somebody other than the account's owner was in the call.",
  altered_video: 'The video appeared to be altered.',
  refused_to_take_part: 'A required step of the call was refused.',
  document_unreadable: 'The identity document could not be read clearly.',
  document_not_at_hand: 'An identity document was needed and was not at hand.',
  poor_visibility:
    'Your face could not be seen clearly enough: more light or a steadier camera will help.',
  photo_outdated: 'Your profile photo looks out of date. Support can help you to update it.',
  need_more_time: 'There was not enough time to finish the questions.',
  second_look: 'A second reviewer asked for another call before anything is decided.',
  no_video: 'The video did not work.',
  no_audio: 'The sound did not work.',
  connection_lost: 'The connection was lost.',
  left_call: 'You left the call before it was finished.',
  problem_on_our_side: 'There was a problem on our side.',
};
