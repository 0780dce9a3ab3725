import type { slots as english } from '../en/slots';
import type { Like } from '../like';

export const slots: Like<typeof english> = {
  slots: {
    open: 'Réserver une heure',
    heading: 'Choisissez une heure',
    lead: 'À cette heure-là, vous passez directement en tête de la file.',
    zone: (zone) => `Les heures sont celles de l’endroit où vous êtes (${zone}).`,
    day: 'Jour',
    time: 'Heure',
    loading: 'Recherche d’heures libres…',
    none: 'Aucune heure ne peut être réservée pour le moment. Vous pouvez rejoindre la file.',
    failed: 'Nous n’avons pas pu charger les heures libres.',
    again: 'Réessayer',
    choose: 'Choisissez d’abord une heure.',
    book: 'Réserver cette heure',
    booking: 'Réservation…',
    close: 'Pas maintenant',
    bookedHeading: 'Votre heure réservée',
    how: 'Ouvrez cette page et commencez l’appel entre 5 minutes avant et 15 minutes après. Vous passez directement en tête de la file.',
    now: 'C’est l’heure. Commencez l’appel : vous passez directement en tête de la file.',
    over: 'Si cela ne vous convient plus, changez-la ou annulez-la. Vous pouvez réserver trois fois en tout, changements compris. La manquer ne vous coûte rien.',
    change: 'Changer l’heure',
    cancel: 'Annuler cette heure',
    canceling: 'Annulation…',
    noMore: 'Vous avez réservé trois fois. Vous pouvez rejoindre la file quand vous voulez.',
  },
};
