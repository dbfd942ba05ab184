import type { Department, Level } from './levels';

/** Words and what they say, in order: the first that stands in a title decides. `*` stands for any letters before or after. */
export type Block<To extends string> = readonly [to: To, words: string];

/**
 * English, Norwegian and German. The order settles what a title made of several words means: an assistant to the CEO assists, a vice
 * president is no president, a senior manager manages, a key account manager leads nobody.
 */
export const LEVEL_WORDS: readonly Block<Level>[] = [
  ['executive', 'company secretary'],
  ['director', 'assistant vice president|assistant director|associate director|deputy director'],
  [
    'junior',
    'assistant*|*assistant|assistent*|*assistent|*assistentin|assistenz*|*assistenz|pa to|trainee*|intern|internship|apprentice*|lærling*|student*|werkstudent*|praktikant*|auszubildende*|azubi*|lehrling*|volontär*|junior*|jr|sekretær*|*sekretær|sekretär*|*sekretär|*sekretärin|secretary|vikar|referendar*|rechtsreferendar*|working student|turnus*|læregutt|graduate|*praktikant|*referendar|aspirant*|elev|lehrjunge|hospitant*',
  ],
  [
    'executive',
    'ceo|cfo|cto|cio|ciso|cmo|coo|cpo|cro|cco|chro|cso|chief executive|chief financial|chief finance|chief technology|chief technical|chief information|chief marketing|chief operating|chief operations|chief people|chief human|chief revenue|chief commercial|chief procurement|chief purchasing|chief product|chief sales|chief customer|chief legal|chief data|chief digital|chief strategy|chief growth|chief hr|chief officer',
  ],
  [
    'executive',
    'managing director|managing dir|managing partner|general manager|gen mgr|gen manager|general director|general counsel|chairman*|chairwoman|chairperson|board member|founder*|cofounder*',
  ],
  [
    'executive',
    'daglig leder|dagl leder|dagleg leiar|*administrerende dir*|adm dir*|admdir*|*konsernsjef|konserndirektør|styreleder|styremedlem|styreformann|gründer*|gruender*|grunnlegger|innehaver|medeier|banksjef|toppsjef',
  ],
  [
    'executive',
    'geschäftsführ*|geschaeftsfuehr*|geschäftsfuehr*|geschaeftsführ*|geschäftsfü*|geschftsführ*|gesch führ*|gf|*inhaber*|inhaber*|firmeninhaber*|vorstand*|gesellschafter*|geschäftsleit*|geschaeftsleit*|aufsichtsrat*|vorsitzende*|eigentümer*|unternehmer*|mitgründer*',
  ],
  ['staff', 'art director|account director|funeral director'],
  [
    'director',
    'vp|svp|evp|avp|v p|vice president*|vicepresident|vice pres|director*|dir|direktor*|direktør*|directeur|*direktør|*direktor|*direktorin|*dir|head|prokurist*|bereichsleit*|hauptabteilungsleit*|spartenleit*|geschäftsbereichsleit*',
  ],
  [
    'manager',
    'it leiter*|edv leiter*|abt leiter*|abteilungs leiter*|team leiter*|gruppen leiter*|projekt leiter*|schicht leiter*|hr leiter*',
  ],
  ['director', 'leiter|leiterin|leitung|ltg|ltr|lead of'],
  [
    'manager',
    'senior manager|senior sales manager|senior marketing manager|senior operations manager|team lead|teamlead|tech lead manager',
  ],
  [
    'senior',
    'senior*|sr|lead|principal|staff engineer|expert|experte|expertin|oberarzt|overlege|chefarzt|ekspert|leitende*|sjefingeniør|overingeniør|oberingenieur*|chefingenieur*|chief engineer|chief architect|sjefkonsulent|sjefrådgiver|spesialrådgiver|fagspesialist|sjefarkitekt|chefarchitekt*|sjeføkonom|chefökonom|sjefredaktør',
  ],
  [
    'staff',
    'account manager|key account*|kam|relationship manager|business development manager|bdm|territory manager|partner manager|channel manager|product manager|produktmanager*|product owner|process owner|produkteier|produktsjef|produktleder|category manager|brand manager|project manager|project leader|prosjektleder*|projektleiter*|projektmanager*|project lead|program manager|programme manager|customer success manager|success manager|community manager|social media manager|content manager|campaign manager|seo manager|crm manager|event manager|change manager|case manager|scrum master|webmaster|hausmeister*|vaktmester|business partner|advisory manager|test manager|optimization manager|optimisation manager|fund manager|portfolio manager|asset manager|wealth manager|innovation manager|quality assurance manager|data manager|solution manager|sales development manager|growth manager|implementation manager|incident manager|onboarding manager|programleder|porteføljeforvalter|eventmanager*|lehrer|projektledelse|bid manager|tender manager|sponsorship manager|*projektleiter*|*prosjektleder|*produktmanager*|release manager',
  ],
  [
    'manager',
    'manager*|managerin|maneger|manger|mananger|mgr|*manager|supervisor*|leader|*leader|team head|bas|polier|byggeleder|foreman|formann|*leder|leder|leiar|*leiar|avd leder|team leader|teamleader|*sjef|sjef|*leiter|*leiterin|*leitung|*ltg|meister|*meister|meisterin|*mester|rektor*|superintendent|teamlead*|vorarbeiter*|disponentleiter|chef|*chef|chefin',
  ],
  ['executive', 'president|owner|co owner|eier|partner|proprietor'],
];

/**
 * Functions before places in a hierarchy, so that a CFO is in finance and only who leads everything is in management. What a person assists is
 * asked first: an assistant to the managing director works in administration, a marketing assistant in marketing.
 */
export const DEPARTMENT_WORDS: readonly Block<Department>[] = [
  ['legal', 'company secretary'],
  [
    'administration',
    'pa to|personal assistant|executive assistant|administrative assistant|assistant to|office manager|assistentin der|assistent der|assistenz der|assistenz geschäftsleitung|assistenz|vorstandsassist*|vorstandssekret*|direksjonssekret*|direktionsassist*|chefsekret*',
  ],
  [
    'it',
    'cto|cio|ciso|chief technology|chief information|software*|developer|programmer*|programmierer*|sysadmin|system admin*|systemadmin*|systems admin*|it admin*|systemutvikl*|systementwickl*|anwendungsentwickl*|webentwickl*|webutvikl*|utvikler*|*utvikler|devops|data|*database*|business analyst|business intelligence|analytics|cyber*|it|edv|ikt|ict|information technology|informasjonsteknologi|informatik*|digitalisering*|digitalisierung*|infrastructure|network*|nettverk*|netzwerk*|web*|*webmaster|internet*|cloud|erp|sap|qa|tester|testleder|security|privacy|information security|informasjonssikkerhet*|informationssicherheit*|it support|information systems|solution architect|solutions architect|enterprise architect|technology strategy|digital workplace|entwickler|entwicklerin|*entwickler|scrum|agile|systemkonsulent*|systemansvarlig*|applikasjon*|application*|full stack|fullstack|frontend|backend|helpdesk|service desk',
  ],
  [
    'people',
    'chro|hr|human resources|human resource|people|talent|recruit*|rekrutter*|personal|personal*|personell*|payroll|lønn|lønns*|lohn*|gehalt*|organisasjonsutvikl*|opplæring*|kompetanse*|ausbilder*|ausbildungsleit*|betriebsrat|tillitsvalgt*|training manager|learning|hms|learning',
  ],
  [
    'purchasing',
    'procure*|purchas*|buyer*|sourcing|category manager|kategorisjef|kategorileder|*innkjøp*|*einkauf*|*einkäuf*|einkaeuf*|beschaffung*|anskaffelse*|supplier*|materialwirtschaft|disposition einkauf|cpo|vendor',
  ],
  [
    'legal',
    'legal|*counsel|lawyer|attorney|solicitor|paralegal|juri*|advokat*|recht|rechts*|syndikus*|compliance|contract manager|contracts manager|kontrakt*|vertragsmanag*|notar*|patent*|datenschutz*|personvern*',
  ],
  [
    'service',
    'customer support|customer service*|customer success|customer care|customer experience|client service*|client success|call center|call centre|contact center|kundeservice*|kundesenter*|kundenservice*|kundendienst*|kundenbetreu*|kundenberat*|kundekonsulent*|kundebehandl*|kundedirekt*|kundesupport|support*|serviceleit*|servicetekn*|service manager|kundemottak*|servicerådgiv*|client support|client care|customer relations|kundeopplevelse*|kundenerlebnis*|onboarding|guest service*',
  ],
  ['marketing', 'product marketing|cmo|chief marketing'],
  [
    'sales',
    'sales|*salg*|selger*|account executive*|account manager*|key account*|kam|account director|business development*|biz dev|bdm|cro|cco|revenue|commercial|kundeansvarlig*|kundekontakt|vertrieb*|*vertrieb*|*verkauf*|*verkäuf*|verkaeuf*|außendienst*|aussendienst*|innendienst*|store manager|shop manager|butikk*|filial*|retail*|territory manager|partner manager|channel manager|telesales|pre sales|business developer*|export*|eksport*|dealer*|bid manager|tender*|anbud*|kasserer*|kassierer*|cashier|shop assistant|kjøpmann|handelsvertret*|handelsreisende*|außenhandel*|forhandler*|account professional|account representative|account specialist|key client*|kundesjef|storkunde*|presales',
  ],
  [
    'marketing',
    'marketing*|*marketing|mktg|*marked|marked|marked*|brand*|content|social media|seo|sem|growth|digital|communication*|kommunikasjon*|kommunikation*|innhold*|grafisk*|grafiker*|graphic*|mediengestalt*|presse*|press officer|pr manager|public relations|event*|werb*|reklame*|copywriter|tekstforfatter|campaign*|community|kampanje*|*kommunikasjon*|*kommunikation*|promotion*|advert*|media|medien*|publicist|ecommerce|e commerce|netthandel*|nettbutikk*|crm|conversion|redaktør*|redaksjon*|editor*|öffentlichkeitsarbeit|samfunnskontakt|fotograf*|photographer|influencer|market research*|markt*|public affairs|merkevare*',
  ],
  [
    'finance',
    'cfo|finan*|*finans*|*finanz*|accounting|accountant*|accounts|controller*|controlling|*økonomi*|regnskap*|revisor*|revisjon*|*buchhalt*|bilanz*|rechnungswesen|steuer*|treasur*|tax|kaufmännisch*|kaufmaennisch*|audit*|kredit*|credit|billing|faktura*|aktuar*|invest*|economist*|treasurer*|bookkeep*|underwrit*|mergers|portfolio*|portefølje*|asset management|wealth|equity|fund|bank*|revision*|rechnungsprüf*|wirtschaftsprüf*|treuhand*|forvalter|kalkulat*|calculat*|risk*|risiko*|*controller*|anlageberat*|investor*',
  ],
  [
    'operations',
    'coo|chief operating|operation*|*production*|produktion*|*produksjon*|manufacturing|warehouse*|*lager*|*logisti*|supply chain|plant|factory|fabrikk*|werkleit*|werksleit*|werksdirekt*|betriebsleit*|betrieb|*drift*|quality|*kvalitet*|*qualität*|qualitaet*|facilit*|verksmester|meister|industriemeister|meisterin|schicht*|disponent*|elektriker*|electrician*|mechaniker*|mekaniker*|montør*|monteur*|sjåfør*|fahrer*|*fahrer|driver|anlegg*|maintenance|vedlikehold*|instandhalt*|transport*|foreman|formann|vorarbeiter*|versand*|shipping|hse|hms|hseq|ehs|maschinenführ*|*maschinen*|fertigung*|montage*|arbeitsvorbereitung|spedition*|spedisjon*|disposition*|werkstatt*|verksted*|operatør*|*operatør|operator*|bauleit*|*bauleit*|byggeleder*|planner*|planlegg*|*planung*|lean|process manager|*meister|vedlikehold|tømrer*|rørlegger*|sveiser*|schweißer*|welder*|*fører|arbeitssicherheit|umwelt*|varemottak*|eiendom*|property*|immobilien*|hausmeister*|vaktmester*|construction*|site manager|global planing|planing|planning manager|forklift*|staplerfahrer*|polier|bas|health and safety',
  ],
  [
    'engineering',
    'engineer*|*engineering|r d|research*|forskning*|forschung*|utvikling*|*utvikling|entwickl*|*entwickl*|konstrukt*|konstruksjon*|*ingeniør*|*ingenieur*|teknisk*|technisch*|technical|technolog*|techniker*|tekniker*|architect*|arkitekt*|*arkitekt*|*architekt*|product|produktmanag*|produktsjef|produktleder|produkteier|produktentwickl*|innovation*|innovasjon*|ux|technician*|*techniker*|*technik*|*teknikk*|glass technology|scientist*|forsker*|wissenschaft*|labor|lab|naval|marine|mechanical|electrical|hardware|konstruktør*|cad|produktdesign*|industrial design*|designingeniør|projektierung*|prototyp*|r d|science|laborator*',
  ],
  ['service', 'service|services|servicemedarbeider*|customer|kunde*'],
  [
    'administration',
    'administrasjon*|administrative|administrator*|administration*|verwaltung*|reception*|resepsjon*|empfang*|secretary|sekret*|*sekret*|büro*|buero*|kontor*|saksbehandl*|sachbearbeit*|assistan*|assistent*|industriekauf*|bürokauf*|kaufmann*|kauffrau*|telefonist*|postmottak|arkiv*|archiv*|documentation|dokument*|front desk|sentralbord*|journalfør*|office|clerk',
  ],
  [
    'management',
    'ceo|chief executive|*inhaber*|founder*|cofounder*|owner|president|chairman*|chairwoman|chairperson|board member|managing director|managing dir|managing partner|partner|general manager|gen mgr|gen manager|general director|daglig leder|dagl leder|dagleg leiar|*administrerende dir*|adm dir*|admdir*|*konsernsjef|konserndirektør|styreleder|styremedlem|styreformann|gründer*|gruender*|grunnlegger|innehaver|eier|medeier|geschäftsf*|geschaeftsf*|gesch führ*|gf|inhaber*|firmeninhaber*|vorstand*|gesellschafter*|geschäftsleit*|geschaeftsleit*|aufsichtsrat*|vorsitzende*|eigentümer*|unternehmer*|prokurist*|banksjef',
  ],
];
