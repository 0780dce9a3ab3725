import { counted } from '../counted';
import type { waiting as english } from '../en/waiting';
import type { Like } from '../like';

const count = counted('fr');

export const waiting: Like<typeof english> = {
  waiting: {
    heading: 'Vous êtes dans la file',
    headingNext: 'C’est bientôt à vous',
    place: 'Votre place',
    of: (length) => `sur ${length} en attente`,
    estimate: 'Votre attente',
    soon: 'Moins d’une minute',
    minutes: (minutes) => count(minutes, { one: 'Environ une minute', other: 'Environ # minutes' }),
    hours: (hours) => count(hours, { one: 'Plus d’une heure', other: 'Plus de # heures' }),
    unknown: 'Nous ne savons pas encore',
    backInLine:
      'L’appel s’est coupé pour une raison technique, et cela ne compte pas contre vous. Votre place est conservée : vous êtes de nouveau en tête de la file.',
    keptPlace: 'Vous avez retrouvé votre place.',
    keep: 'Gardez cette page ouverte. L’appel démarre tout seul, avec un son doux.',
    safe: 'Vous gardez votre place si votre connexion se coupe ou si vous rechargez cette page. Après une minute d’absence, vous sortez de la file et pouvez reprendre la même place pendant dix minutes.',
    down: 'Votre connexion s’est coupée. Nous nous reconnectons tout seuls, et votre place est conservée.',
    leave: 'Quitter la file',
    leaving: 'Sortie…',
  },

  callBack: {
    heading: 'Pas le temps d’attendre ici ?',
    lead: 'Fermez cette page et gardez votre place. Nous vous écrivons quand c’est presque à vous.',
    ask: 'Partir, et recevoir un e-mail',
    asking: 'Un instant…',
    askedHeading: 'Nous vous écrirons',
    asked: 'Vous gardez votre place, et vous pouvez fermer cette page. L’e-mail vous y ramène.',
    toldHeading: 'C’est presque à vous',
    told: 'Nous vous avons écrit. Appuyez sur le bouton et restez sur cette page : votre appel peut commencer à tout moment.',
    patience:
      'Venez dans les 30 minutes qui suivent notre e-mail. Si le moment est mal choisi, votre place est gardée un jour de plus.',
    here: 'Je suis là : attendre sur cette page',
    title: 'Bientôt à vous',
  },

  keptPlace: {
    technical: (when) =>
      `Votre place dans la file est gardée jusqu’à ${when}. Commencez l’appel avant, et vous revenez en tête.`,
    absent: (when) =>
      `Après plus d’une minute d’absence, vous avez quitté la file. Votre place est gardée jusqu’à ${when} : commencez l’appel pour la reprendre.`,
  },

  desk: {
    nobody: 'Personne n’est disponible pour le moment',
    closed: 'Nous sommes fermés pour le moment',
    opens: (when) => `Nous rouvrons le ${when}.`,
    soon: 'Quelqu’un va revenir. Nous ne pouvons pas dire quand.',
    choices: 'Vous pouvez attendre dans la file, ou réserver une heure qui vous convient.',
    choicesWithMail:
      'Vous pouvez attendre dans la file, recevoir un e-mail quand c’est à vous, ou réserver une heure qui vous convient.',
    clock: 'Attendre ne vous coûte rien : la date de votre appel recule tant que vous êtes dans la file.',
  },
};
