// The words of which the products', Windows' and our own messages are made: what is left of a message when all names are taken out. A word
// that is somebody's name as well is disguised all the same (text.ts). To make messages easier to read, add words here.

const sentences = `
a able about above accept accepted accepts access account accounts act active acts add added address addresses admin administrator
administrators after afterwards again against agent ago agree agreed agrees ahead all allow allowed allows alone along already also although
among an and anew anonymous another answer answered answering answers any anybody anyone anything anyway anywhere apart appears application
applications appointment april archive archiveapplication archived archives archiving are aren argument article as ask asked asks assign
assigned assigning assignment assignments at attached attempting audiences auth authentication authorities authority authorization
autodiscover available away back background backup bad balancer base batch batches be because been before begin begins begun behind being
belongs below beside best better between binding bits blank blocked both bound breaks bring bringing brings broke broken browser business
busy but button by bypass bytes calendar call called calls came can cannot carried carries case cause causes central certificate
certificates certification chain challenge change changed changes character characters check checked checks choice choose chooses choosing
chose chosen circle class client clients clock clocks close closed cloud code come comes command commands common company compare complete
completed computer conferences configuration configured confirmation confirmed connect connected connecting connection connectivity connects
contact contacted contacts content contradicts controller controllers conversation copied copy correct corrects could couldn count counted
counts create created creating critical current curve cut cuts damaged data database databases date dates day days decide decided decides
decision decrypts dedicated deep default delete deleted deletes deleting deliver denied deployment describes did didn differ different
differently differs digits directly directory disabled distant dns do document documented documents does doesn domain domains done dots
doubt down drift drive drops each earlier earliest edge edition effect effective eight either elliptic else empty enable enabled enabling
encrypt encrypted encryption encrypts end ended ending endpoint endpoints ends enough enterprise entries entry error errors event events
every everybody everyone everything ews example except exception exchange excreateitem execute executing execution exist exists exit expect
expected expired explain export exportable extended extension faces facts fail failed failing fails failure false far faster fault few fewer
field fields file files fill filter find finding finds fine finish finished firewall first fit fits five flow folder follow follow-up
followed following follows for forbidden forest forget forgets form former found framework free from front full fully functions gap gave get
gets give given gives global go goes gone good got grant granted group groups guarded guid had half hand happen happened happens harm has
hasn have headers held help here hidden hides history hold holds host hour hours how http https hybrid hyphens identifier identifiers
identity if iis import imported in incorrect inside install installed instead intermediate internal internet interrupt interrupted into
invalid is isn issue issued issuer issuers it item items its itself json keep keeps kept kerberos key keyboard keys kind know known knows
lab lacks lagged language large larger last late later latest lead leading leads learn learns least leave leaves led left legacy less let
lets letter letters level lies life like likely limit line lines link linked linkedaccount list listed listens lists litigation live lives
load local lock log long longer longest look looked looks lookup lose loses lost lower luck made mail mailbox mailboxes main mainstream
maintenance make makes management manual many mark marked marks match matter matters may means meant meanwhile meeting
meetinggraphapplication meetings memory mend mended mends message messages metadata microsoft middle min mind minute minutes missing mistake
mobile mode modules moment more most mounted move moved moves must myself name named names naming need needed needs neither nested nettcp
network never new newer newest next no nobody noerror none nor not note nothing notice now nowhere null number numbers oauth
oauthtokenissuer object objects october of off offer offered offers office offload often old older on once one ones online only open opened
opens operation or order organisation organization other others otherwise our out outcome outdated over own owner owns page pages paid
parameter parameters part partner partner-wizard parts pass passed passes password passwords past paste pasted path paths pending people
performed perhaps permission permissions person pfx phone phones photos pieces pilot pilots place plain plan planned plans play please
policies policy pool pools port possible powershell practice prepare presence present press previous principal printed prints private
procedure process processing product products program programs proofs proper properly properties property protected protection protects
protocol proven proves provider proxies proxy public publish published publishes put puts quarter query question questions quotes ran reach
reached reaches read readable reader readers reading reads real realm reason receive received recipient reconnects record recorded recycle
redirect refuse refused refuses registrar registry rehearsal rely remote remoting remove removed removes removing renew renewal renewed
renews replace replaced replica replication reported request requested requester requests required resolve response rest restart restarted
restarting restarts restore restored restricted result results resync retrieved retry return returned reverse review revoked right rightly
rights rises road role roles rollback rolled root round rsa rule rules run running runs s safe said same saw say saying says schema scope
screen script scripts se second seconds secret secure security see seeing seem seems seen sees self-signed send sends sent sentence server
servers serves service services session set set-up sets setting settings seven several shape share shared shell shells short shorter should
show showed showing shown shows side sight sign sign-in sign-ins signature signatures signed signing signs simply since single site
sitemailbox sites skype small smaller so solid some somebody someone something somewhere soon sooner source spaces speak specified spelling
ssl stage staged stand stands start started starting starts state status stay stays step steps still stop stopped stopping stops storage
store stored stores story string subject subscription succeeded success successful successfully such suggested summary support supported
sure suspect switch switched switches system t take taken takes tell tells tenant terminal test tested tests text than that the their them
themselves then there these they thing things this those thought three through thumbprint time timed times tls to today together token
tokens told tomorrow too took topology transport tried trouble true trust trusted trusts try trying turn twice two type typed unable
unauthorized under understand undo undone unexpected unknown unless unnoticed until unused unusual up update updated updates upper usable
use used user userapplication users uses using usual usually valid value verified verify version versions view virtual vouches wait waiting
waits want wanted wants warned warning was wasn watch way ways weak web weeks well went were what whatever when where whether which while
who whoever whole whom whose why wildcard will win window windows with within without wizard word words work worked worker working works
would wouldn wrapped write writes writing written wrong wrote years yes yet you your yours yourself
`;

const words = new Set(sentences.trim().split(/\s+/));

export const isMessageWord = (word: string): boolean => words.has(word.toLowerCase());
