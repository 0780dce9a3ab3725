import { plain } from '../../../shared/ui/words';
import type { common as english } from '../en/common';
import type { Like } from '../like';

export const common: Like<typeof english> = {
  language: 'fr',
  languageLabel: 'Langue',
  title: 'Vérification d’identité',
  titleCall: 'En appel',
  titleWaiting: (place) => `Numéro ${place} dans la file`,
  titleMatched: 'Votre appel commence',
  actions: {
    submit_proposal: 'Envoyer de nouvelles propositions',
    change_profile_photo: 'Changer votre photo de profil',
    withdraw_earnings: 'Retirer vos gains',
    accept_direct_hire: 'Accepter des embauches directes',
    appear_in_search: 'Apparaître dans les recherches',
    work_on_contract: 'Travailler sur vos contrats',
  },

  otherAction: (name) => {
    const words = plain(name);
    return words.charAt(0).toUpperCase() + words.slice(1);
  },

  limits: {
    limited: 'Impossible pour le moment',
    goesOn: 'Continue comme d’habitude',
    nothing: 'Rien n’est limité.',
  },

  opening: { heading: 'Ouverture de votre vérification…' },
  link: {
    back: 'Où trouver un nouveau lien ?',
    backSteps:
      'Connectez-vous à votre plateforme, ouvrez Settings > Identity Verification (Paramètres > Vérification d’identité) et commencez là. Vous recevez chaque fois un nouveau lien, et rien n’est perdu.',
    problems: {
      link_expired: {
        heading: 'Ce lien a expiré',
        lead: 'Un lien fonctionne 30 minutes, pour que votre vérification reste à vous.',
      },
      link_used: {
        heading: 'Ce lien a été ouvert sur un autre appareil',
        lead: 'Pour votre sécurité, un lien fonctionne sur le premier appareil qui l’ouvre. Continuez là-bas, ou demandez un nouveau lien pour cet appareil.',
      },
      no_link: {
        heading: 'Ouvrez cette page depuis votre plateforme',
        lead: 'Cette adresse ne fonctionne qu’avec le lien que votre plateforme vous donne.',
      },
      session_over: {
        heading: 'Cette page n’est plus valable',
        lead: 'Elle est restée ouverte longtemps, ou un lien plus récent a été utilisé. Votre vérification est conservée.',
      },
      too_many_attempts: {
        heading: 'Trop d’essais',
        lead: 'Attendez une minute, puis ouvrez à nouveau votre lien.',
      },
      unreachable: {
        heading: 'Le serveur est injoignable',
        lead: 'Vérifiez votre connexion internet. Nous réessayons quand vous appuyez sur le bouton.',
      },
      unexpected: {
        heading: 'Un problème est survenu de notre côté',
        lead: 'Réessayez dans un instant. Cela ne compte pas contre vous.',
      },
    },
    again: 'Réessayer',
  },

  replaced: {
    heading: 'Cette page est ouverte dans un autre onglet',
    lead: 'Un seul onglet peut être actif à la fois. Votre place et votre appel sont conservés.',
    takeOver: 'Utiliser cet onglet',
  },

  broken: {
    heading: 'Cette page doit être rechargée',
    lead: 'Elle ne correspond plus au serveur. Votre place et votre appel sont conservés.',
    reload: 'Recharger la page',
  },

  refused: {
    line_dropped: 'Votre connexion a été coupée. Appuyez à nouveau sur le bouton.',
    unreachable:
      'Le serveur est injoignable. Vérifiez votre connexion et appuyez à nouveau sur le bouton.',
    unexpected: 'Un problème est survenu. Veuillez réessayer.',
    slot_taken: 'Quelqu’un vient de prendre cette heure. Choisissez-en une autre.',
    slot_not_offered: 'Cette heure ne peut plus être réservée. Choisissez-en une autre.',
    too_many_bookings:
      'Vous avez réservé trois fois. Vous pouvez rejoindre la file quand vous voulez.',
    contact_unknown:
      'Nous n’avons pas votre adresse e-mail. Vous pouvez attendre ici, ou réserver une heure.',
    internal: 'Un problème est survenu de notre côté. Rien n’a changé : veuillez réessayer.',
    shutting_down: 'Le service redémarre. Réessayez dans un instant.',
    unavailable: 'Le service ne répond pas pour le moment. Réessayez dans un instant.',
    too_many_attempts: 'Trop d’essais. Attendez une minute, puis réessayez.',
    not_signed_in: 'Cette page n’est plus valable. Ouvrez-la à nouveau depuis votre plateforme.',
    consent_required: 'Acceptez d’abord l’appel vidéo.',
    consent_version_unknown: 'Le texte de l’accord a changé. Rechargez la page et relisez-le.',
    already_waiting: 'Vous êtes déjà dans la file.',
    not_waiting: 'Vous n’êtes plus dans la file. Vous pouvez recommencer.',
    already_in_call: 'Votre appel a déjà commencé. Rechargez la page pour le rejoindre.',
    not_in_call: 'Il n’y a pas d’appel en ce moment.',
    call_over: 'Cet appel est terminé.',
    device_not_in_charge:
      'Votre vérification continue sur un autre de vos appareils. Rechargez cette page pour la suivre.',
    call_back_asked: 'Vous avez déjà demandé l’e-mail. Rechargez la page pour le voir.',
    no_call_back: 'Vous n’avez pas demandé d’e-mail. Rechargez la page pour voir où vous en êtes.',
    no_slot: 'Vous n’avez pas réservé d’heure. Rechargez la page pour voir où vous en êtes.',
    chat_too_fast: 'C’était trop rapide. Attendez une seconde et réessayez.',
    appeal_not_possible:
      'Ce résultat ne peut pas faire l’objet d’un recours. Rechargez la page pour voir où vous en êtes.',
    appeal_open: 'Vous avez déjà envoyé un recours. Rechargez la page pour le voir.',
    appeals_used_up:
      'Ce résultat ne peut plus faire l’objet d’un recours. Vous pouvez demander un autre appel à votre plateforme.',
    erasure_requested_already:
      'Vous avez déjà demandé l’effacement. Rechargez la page pour le voir.',
    not_open: 'Cette vérification est terminée. Rechargez la page pour voir le résultat.',
  },

  refusedOther: 'Cela n’a pas fonctionné. Veuillez réessayer.',
};
