/** Providers where anybody gets an address, under whatever ending. */
export const FREE_NAMES: readonly string[] =
  'gmail googlemail hotmail outlook live msn yahoo ymail rocketmail icloud aol gmx protonmail yandex inbox'.split(' ');

/** Further providers, and telephone companies that give their customers an address, of the countries our users sell in most. */
export const FREE_DOMAINS: readonly string[] = (
  'me.com mac.com proton.me pm.me mail.com email.com hey.com fastmail.com fastmail.fm tutanota.com tuta.io zohomail.com qq.com 163.com 126.com ' +
  'rediffmail.com mail.ru bk.ru list.ru rambler.ru ' +
  'online.no broadpark.no getmail.no start.no lyse.net altibox.no frisurf.no c2i.net haugnett.no bluezone.no ebnett.no tele2.no telenor.no ' +
  'hjemme.no nextgentel.no powertech.no tiscali.no sensewave.com enivest.net viken-fibernett.no ' +
  'web.de t-online.de freenet.de arcor.de online.de 1und1.de mail.de posteo.de mailbox.org vodafone.de unitybox.de kabelmail.de email.de ' +
  'alice.de alice-dsl.net netcologne.de ewetel.net ewe.net versanet.de o2mail.de o2online.de gmx-topmail.de freenetmail.de bluewin.ch ' +
  'hispeed.ch sunrise.ch a1.net chello.at aon.at ' +
  'btinternet.com btopenworld.com sky.com virginmedia.com virgin.net ntlworld.com talktalk.net blueyonder.co.uk tiscali.co.uk plusnet.com ' +
  'comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net earthlink.net optonline.net juno.com netzero.net rr.com ' +
  'telia.com spray.se comhem.se bredband.net home.se bahnhof.se tele2.se swipnet.se ' +
  'mail.dk jubii.dk sol.dk stofanet.dk youmail.dk ofir.dk mail.tele.dk webspeed.dk post.tele.dk ' +
  'kolumbus.fi elisanet.fi pp.inet.fi saunalahti.fi orange.fr wanadoo.fr free.fr laposte.net sfr.fr libero.it tin.it alice.it virgilio.it ' +
  'ziggo.nl kpnmail.nl planet.nl home.nl xs4all.nl hetnet.nl telenet.be skynet.be seznam.cz wp.pl o2.pl onet.pl interia.pl'
).split(' ');
