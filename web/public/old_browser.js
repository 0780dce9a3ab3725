// Only browsers without modules run this (nomodule), Internet Explorer 11 among them: so it is
// written for them. The fragment goes along, so that the link can be copied from there.
window.location.replace('/unsupported' + window.location.hash);
