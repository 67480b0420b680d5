// The words of which the products', Windows' and our own messages are made: what is left of a message when all names are taken out. A word
// that is somebody's name as well is disguised all the same (text.ts). To make messages easier to read, add words here.

const sentences = `
a about above accept accepted accepts access account accounts act active add added address addresses admin administrator administrators
after afterwards again against agree agreed ahead all allow allowed allows alone already also although among an and another answer
answered answering answers any anyone anything anyway anywhere apart application applications april archiveapplication archives are aren
argument article as ask asked asks assign assigned assigning assignment assignments at attached attempting auth authentication authorities
authority authorization autodiscover available away back background balancer base batches be because been before begin begins behind being
belongs below beside best better between binding bits both bound bring brings broken business busy but by bypass bytes calendar called
calls came can cannot cause causes central certificate certificates certification chain challenge change changed changes character
characters check checked checks choose chose chosen class clients clock clocks close closed code come comes command commands common
company compare completed computer configuration configured confirmed connect connected connecting connection connectivity connects
contact contacted contacts content contradicts controller conversation copy correct could couldn count counts create created creating
current curve cut damaged data database date day days decide decided decides default delete deleted deletes deleting denied deployment
describes did didn differ different differs directly directory disabled distant dns do document documents does doesn domain done doubt
down drops each earlier edge edition effect effective either elliptic else empty enabled enabling encrypt encrypted encryption end ended
ending endpoint endpoints ends enough enterprise entries entry error errors event events every everybody everyone everything ews example
exception exchange excreateitem execute executing execution exist exists exit expected expired export exportable extended extension faces
facts fail failed failing fails failure false far few field fields file files fill filter find finds finished firewall first fit fits five
flow folder follow following follows for forbidden forest forget form found framework from front full fully functions get gets give given
gives global go goes gone good got grant group groups guid had happened harm has hasn have held here hidden history hold holds host hour
hours how http https hybrid identifier identity if iis imported in incorrect inside install installed instead intermediate internal
internet interrupt interrupted into invalid is isn issued issuer issuers it item items its itself json keep keeps kept kerberos key keys
kind know known knows lab lacks language larger last later latest lead leads least leave leaves left less let lets level likely limit line
lines link linked linkedaccount list listed listens lists litigation live load local lock log long longer look looked looks lookup lose
lost made mailbox mailboxes main mainstream make makes management manual many match may means meant meanwhile meetinggraphapplication mend
mends message metadata microsoft middle minute minutes missing mistake mode modules moment more most mounted move moved moves must myself
name named names need needed needs neither nested nettcp network never new newer newest next no nobody noerror none not nothing now
nowhere number oauth oauthtokenissuer object objects october of off office often old older on once one ones online only open opened opens
operation or order organisation organization other otherwise out outcome outdated over own owner owns page paid parameter parameters part
partner pass passed passes password past paste pasted path paths people performed permission permissions person pfx place plain plan
please policy pool pools port possible powershell practice present press printed private process processing product products program
programs proofs properties property protection protocol proven proves provider proxies proxy public publish published put quarter query
question questions quotes reach reached read readable reader reading reads real realm reason received recipient record recorded redirect
refuse refused refuses registrar registry rehearsal remote remoting remove removed removes removing renew renewal renewed renews replace
replaced replica replication reported request requested required resolve response rest restart restarted restarting restarts result
results retrieved retry return returned review right rights road role roles root rsa run running runs s said same saw say says schema
scope script scripts se second seconds secure security see seeing seems seen sees send sends sent server servers service services session
set sets setting settings several shared shell shells short should show shown shows sign signature signed signing signs since site
sitemailbox sites skype so solid some someone something speak specified spelling ssl stage staged stand stands start started starting
starts state status stay stays step steps still stop stopped stopping stops storage store stored stores story string subscription
succeeded success successful successfully such summary support supported sure switched system t take taken takes tell tells tenant
terminal test tested text than that the their them themselves then there these they thing things this those three through thumbprint time
timed times tls to today together token tokens told too took topology transport trouble true trust trusted trusts try trying turn twice
two type typed unable unauthorized under undo unexpected unknown unless until up update updated updates use used user userapplication
users uses using usual usually valid value verify version wait waiting waits want wanted wants was wasn watch way ways web well went were
what when where whether which while who whoever whole whom whose why wildcard will window windows with within without wizard word words
work worked working works would wouldn write writes writing written wrong years yes yet you your yourself
`;

const words = new Set(sentences.trim().split(/\s+/));

export const isMessageWord = (word: string): boolean => words.has(word.toLowerCase());
