// Sentences of Windows, .NET and PowerShell that are translated, in the languages that were found -> what kind of failure they tell of.
// They are looked for last, without blanks and in small letters, since consoles and mails break lines where they like.
// Samples: public pages of Microsoft and of people who pasted their errors (facts.md 163, 164).

export type TextKind = (typeof rows)[number]['kind'];

/** A pattern as it reads, for a text without blanks. */
const of = (pattern: string): RegExp => new RegExp(pattern.replaceAll(' ', ''));

type Row = { readonly kind: string; readonly en: string; readonly de: string; readonly fr: string; readonly ja: string };

const rows = [
  {
    kind: 'no command',
    en: 'is not recognized as (?:the|a) name of a cmdlet',
    de: 'wurde nicht als name eines cmdlet',
    fr: "n'est pas reconnu (?:e )?(?:comme|en tant que) nom d'(?:applet de commande|une? applet)",
    ja: '名前として認識されません',
  },
  {
    kind: 'no parameter',
    en: 'parameter cannot be found that matches',
    de: 'kein parameter gefunden, der dem parametername',
    fr: 'trouver un paramètre correspondant au nom',
    ja: 'に一致するパラメーターが見つかりません',
  },
  {
    kind: 'cannot bind',
    en: `cannot bind parameter ['"][^'"]+['"] to the target`,
    de: 'kann nicht an das ziel gebunden werden',
    fr: 'impossible de lier le paramètre',
    ja: 'ターゲットにバインドできません',
  },
  {
    kind: 'script policy',
    en: 'running scripts is disabled|is not digitally signed',
    de: 'ausführung von skripts [^.]{0,40}deaktiviert|nicht digital signiert',
    fr: "exécution de scripts est désactivée|n'est pas signé numériquement",
    ja: 'スクリプトの実行が無効|デジタル署名されていません',
  },
  {
    kind: 'no language',
    en: 'syntax is not supported by this runspace',
    de: 'syntax wird von diesem runspace nicht unterstützt',
    fr: "syntaxe n'est pas prise en charge par cette instance d'exécution",
    ja: 'この実行空間ではサポートされていません',
  },
  {
    kind: 'denied',
    en: 'access (?:is )?denied',
    de: 'zugriff (?:wurde )?verweigert',
    fr: 'accès (?:est )?refusé',
    ja: 'アクセスが拒否されました',
  },
  {
    kind: 'remoting',
    en: 'connecting to remote server [^ ]{1,120} failed',
    de: 'herstellen einer verbindung mit dem remoteserver|verbinden mit dem remoteserver',
    fr: 'connexion au serveur distant [^ ]{1,120} a échoué',
    ja: 'リモートサーバー[^ ]{0,120}への接続に失敗',
  },
  {
    kind: 'trust',
    en: 'establish (?:a )?trust relationship for the ssl/tls|remote certificate is invalid',
    de: 'keine vertrauensstellung hergestellt|remotezertifikat ist laut validierungsverfahren ungültig',
    fr: "relation de confiance pour le canal sécurisé|certificat distant (?:n'est pas valide|non valide|est non valide)",
    ja: '信頼関係を確立できませんでした|リモート証明書[^ ]{0,20}無効',
  },
  {
    kind: 'tls',
    en: 'could not create ssl/tls secure channel',
    de: 'kein geschützter ssl/tls-kanal',
    fr: 'créer un canal sécurisé ssl/tls',
    ja: 'チャネルを作成できませんでした',
  },
  {
    kind: 'closed',
    en: 'underlying connection was closed: an unexpected error occurred on a (?:send|receive)|connection was closed unexpectedly',
    de: 'zugrunde liegende verbindung wurde geschlossen: unerwarteter fehler|fehler beim (?:senden|empfangen)',
    fr: "connexion sous-jacente a été fermée [:]une erreur (?:inattendue )?s'est produite lors|lors de (?:l'envoi|la réception)",
    ja: '(?:接続が切断されました|基になる接続が閉じられました)[^ ]{0,20}(?:送信|受信)時に|(?:送信|受信)時に予期しないエラー',
  },
  {
    kind: 'reset',
    en: 'forcibly closed by the remote host',
    de: 'vom remotehost geschlossen',
    fr: "a dû être fermée par l'hôte distant",
    ja: 'リモートホストに強制的に切断',
  },
  {
    kind: 'name',
    en: 'remote name could not be resolved|no such host is known',
    de: 'remotename konnte nicht aufgelöst werden|es ist kein solcher host bekannt',
    fr: "nom distant n'a pas pu être résolu|hôte inconnu",
    ja: 'リモート名を解決できませんでした|そのようなホストは不明',
  },
  {
    kind: 'connect',
    en: 'unable to connect to the remote server',
    de: 'verbindung mit dem remoteserver kann nicht hergestellt',
    fr: 'se connecter au serveur distant',
    ja: 'リモートサーバーに接続できません',
  },
  {
    kind: 'no answer',
    en: 'did not properly respond after',
    de: 'gegenstelle nach einer bestimmten zeitspanne',
    fr: "n'a pas répondu convenablement",
    ja: '一定の時間を過ぎても正しく応答しなかった',
  },
  {
    kind: 'refused',
    en: 'actively refused',
    de: 'zielcomputer die verbindung verweigerte',
    fr: 'expressément refusée',
    ja: '対象のコンピューターによって拒否',
  },
  {
    kind: 'timed out',
    en: 'operation (?:has )?timed out|the request timed out',
    de: 'timeout für (?:den )?vorgang überschritten|zeitlimit [^.]{0,40}überschritten',
    fr: "délai d'attente de l'opération a expiré|délai d'expiration",
    ja: 'タイムアウトに(?:なり|し)',
  },
  {
    kind: 'cancelled',
    en: 'request was (?:aborted|cancell?ed)',
    de: '(?:anfrage|anforderung) wurde abgebrochen',
    fr: 'demande a été (?:abandonnée|interrompue)',
    ja: '要求(?:は|が)中止されました',
  },
  {
    kind: 'pfx password',
    en: 'network password is (?:not correct|incorrect)|requires either a different password',
    de: 'netzwerkkennwort ist falsch|entweder ein anderes kennwort',
    fr: "mot de passe réseau spécifié (?:est incorrect|n'est pas correct)",
    ja: 'ネットワークパスワードが間違っています',
  },
  {
    kind: 'keyset',
    en: 'keyset does not exist',
    de: 'schlüsselsatz (?:ist )?nicht vorhanden',
    fr: "jeu de clés n'existe pas",
    ja: 'キーセットがありません',
  },
  {
    kind: 'key not exportable',
    en: '(?:not valid for use in specified state|private key is not exportable)',
    de: 'schlüssel ist im angegebenen status nicht gültig',
    fr: "clé n'est pas valide pour l'utilisation dans l'état spécifié",
    ja: '指定された状態で使用するには無効',
  },
  {
    kind: 'no object',
    en: "(?:couldn't|could not) be found|wasn't found|object [^.]{0,80}not found",
    de: 'konnte nicht gefunden werden|wurde nicht gefunden',
    fr: "est introuvable|n'a pas (?:pu être )?trouvé",
    ja: '見つかりません',
  },
  {
    kind: 'exists',
    en: 'already exists|already in use',
    de: 'ist bereits vorhanden|existiert bereits',
    fr: 'existe déjà',
    ja: '既に存在',
  },
  {
    kind: 'rpc',
    en: 'rpc server is unavailable',
    de: 'rpc-server ist nicht verfügbar',
    fr: "serveur rpc n'est pas disponible",
    ja: 'rpcサーバーを利用できません',
  },
] as const satisfies readonly Row[];

const patterns = rows.map(({ kind, en, de, fr, ja }) => ({ kind, pattern: of([en, de, fr, ja].join('|')) }));

/** What kinds of sentences a text has; it comes without blanks and in small letters. */
export const kindsIn = (text: string): readonly TextKind[] => patterns.flatMap(({ kind, pattern }) => (pattern.test(text) ? [kind] : []));
