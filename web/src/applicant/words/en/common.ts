import { plain } from '../../../shared/ui/words';

export const common = {
  language: 'en',
  languageLabel: 'Language',
  title: 'Identity verification',
  titleCall: 'In the call',
  titleWaiting: (place: number) => `Number ${place} in line`,
  titleMatched: 'Your call starts now',
  actions: {
    submit_proposal: 'Send new proposals',
    change_profile_photo: 'Change your profile photo',
    withdraw_earnings: 'Withdraw your earnings',
    accept_direct_hire: 'Accept direct hires',
    appear_in_search: 'Appear in search',
    work_on_contract: 'Work on your contracts',
  } as Record<string, string>,

  otherAction: (name: string) => {
    const words = plain(name);
    return words.charAt(0).toUpperCase() + words.slice(1);
  },

  limits: {
    limited: 'Not possible for now',
    goesOn: 'Goes on as usual',
    nothing: 'Nothing is limited.',
  },

  opening: { heading: 'Opening your verification…' },
  link: {
    back: 'Where do I get a new link?',
    backSteps:
      'Sign in to your marketplace, open Settings > Identity Verification, and start from there. You get a fresh link each time, and nothing is lost.',
    problems: {
      link_expired: {
        heading: 'This link has expired',
        lead: 'A link works for 30 minutes, to keep your verification yours.',
      },
      link_used: {
        heading: 'This link was opened on another device',
        lead: 'For your safety, a link works on the first device that opens it. Go on there, or get a new link for this device.',
      },
      no_link: {
        heading: 'Open this page from your marketplace',
        lead: 'This address works only with the link that your marketplace gives you.',
      },
      session_over: {
        heading: 'This page is no longer valid',
        lead: 'It was open for a long time, or a newer link was used. Your verification itself is kept.',
      },
      too_many_attempts: {
        heading: 'Too many tries',
        lead: 'Please wait a minute, then open your link again.',
      },
      unreachable: {
        heading: 'We cannot reach the server',
        lead: 'Check your internet connection. We keep trying when you press the button.',
      },
      unexpected: {
        heading: 'Something went wrong on our side',
        lead: 'Please try again in a moment. This does not count against you.',
      },
    } as Record<string, { heading: string; lead: string }>,
    again: 'Try again',
  },

  replaced: {
    heading: 'This page is open in another tab',
    lead: 'Only one can be live at a time. Your place and your call are kept.',
    takeOver: 'Use this tab instead',
  },

  broken: {
    heading: 'This page needs a reload',
    lead: 'It does not match the server any more. Your place and your call are kept.',
    reload: 'Reload the page',
  },

  refused: {
    line_dropped: 'Your line dropped. Please press the button again.',
    unreachable: 'We could not reach the server. Check your connection and press the button again.',
    unexpected: 'Something went wrong. Please try again.',
    slot_taken: 'Somebody else just took this time. Please choose another one.',
    slot_not_offered: 'This time cannot be booked any more. Please choose another one.',
    too_many_bookings:
      'You have booked three times. You can still join the line whenever it suits you.',
    contact_unknown: 'We have no e-mail address for you. You can wait here, or book a time.',
    internal: 'Something went wrong on our side. Nothing was changed: please try again.',
    shutting_down: 'The service is restarting. Please try again in a moment.',
    unavailable: 'The service is not answering right now. Please try again in a moment.',
    too_many_attempts: 'Too many tries. Please wait a minute, then try again.',
    not_signed_in: 'This page is no longer valid. Please open it again from your marketplace.',
    consent_required: 'Please agree to the video call first.',
    consent_version_unknown:
      'The text of the agreement has changed. Please reload the page and read it again.',
    already_waiting: 'You are in line already.',
    not_waiting: 'You are not in line any more. You can start again.',
    already_in_call: 'Your call has begun already. Reload the page to get to it.',
    not_in_call: 'There is no call now.',
    call_over: 'This call is over.',
    device_not_in_charge:
      'Your verification goes on on another of your devices. Reload this page to follow it.',
    call_back_asked: 'You asked for the e-mail already. Reload the page to see it.',
    no_call_back: 'You have not asked for an e-mail. Reload the page to see where you stand.',
    no_slot: 'You have no booked time. Reload the page to see where you stand.',
    chat_too_fast: 'That was too fast. Please wait a second and try again.',
    appeal_not_possible: 'This result cannot be appealed. Reload the page to see where you stand.',
    appeal_open: 'You have sent an appeal already. Reload the page to see it.',
    appeals_used_up:
      'This result cannot be appealed again. You can ask your marketplace for another call.',
    erasure_requested_already: 'You have asked for erasure already. Reload the page to see it.',
    not_open: 'This verification is over. Reload the page to see the result.',
  } as Record<string, string>,

  refusedOther: 'That did not work. Please try again.',
};
