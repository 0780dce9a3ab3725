export const aside = {
  navigation: 'More about your verification',
  status: 'Status',
  help: 'Help',
  back: 'Back to your verification',
  statusPage: {
    heading: 'Where you stand',
    states: {
      required: 'A short video call is needed. You can start it at any time.',
      waiting: 'You are in line for your call.',
      in_call: 'You are in your call.',
      in_review: 'A second person looks at the decision before it counts.',
      verified: 'You are verified.',
      not_verified: 'You are not verified.',
      canceled: 'No call is needed any more.',
    },
  },
};
