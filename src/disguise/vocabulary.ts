// The words of which the products', Windows' and our own messages are made: what is left of a message when all names are taken out. A word
// that is somebody's name as well is disguised all the same (text.ts). To make messages easier to read, add words here.

const sentences = `
a about above access account active added address admin again all allow allowed already also an and another answer answered any application are
argument as ask asked asks at authority authentication available balancer base be because been before begin begins being below but by bytes
called came can cannot certificate certificates chain change changed check closed code command completed computer configuration
connect connected connecting connection contacted contradicts controller could couldn current damaged data database date day default deleted
denied did didn different directory disabled dns do document does doesn domain done down empty enabled encrypted encryption end ended ending
error errors exception exist exists expected expired failed failure field file filter find following for forbidden found from front full
get give given global gone had has have held holds host identity if in inside internal interrupted into invalid is isn issued issuer it item its itself
json key keys kind knows known larger later least left less listed listens local lookup lost made mailbox make management may message metadata
missing more moment most must name named names network never no nobody none not nothing now number object of off on one only open opened operation
or order organization other out outdated over page parameter parameters part passed password path permission permissions please pool port possible
private process program property protocol proxy public published query reached read readable realm reason received record recipient redirect
refused remote replica replication request requested required resolve response restarted restarting result retrieved return returned role roles root rsa
running said same says second seconds secure security seen sent server servers service services session set shell should shown sign signed signing since
site so some something specified spelling started starting state status stopped stored such supported switched system than that the their them
then there they thing this time timed to token tokens tls too took trust trusted try two type unable unauthorized under unexpected unknown
s t performed answers trusts skype microsoft business office enterprise policy autodiscover web oauth global configuration registrar couldn wouldn wasn aren hasn cannot until up update use used user users uses usual valid value verify version wait waits want wanted was way web were what when where
whether which while who whom whose will windows with within without word work works would write written wrong yet you your https http ssl
`;

const words = new Set(sentences.trim().split(/\s+/));

export const isMessageWord = (word: string): boolean => words.has(word.toLowerCase());
