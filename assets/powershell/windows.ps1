# Looks on one Windows server, for partner-wizard: IIS, the computer's certificates, and a web document as this server gets it. They
# change nothing, but for Import-StoreCertificate and Start-ExchangePool. They are run here or sent to a server's ordinary session, whole; an admin may also
# paste them. Dates are texts in UTC, so that JSON keeps them. ASCII, PowerShell 3.0 and .NET 4.5, no modules.

# Services of IIS, application pools, since when their workers run, and the domain controller of this server's own site; all by this
# server's clock, and how far those of the named domain controllers are ahead of it.
function Get-IisState {
    param([string[]] $Clocks = @(), [string] $Program = [IO.Path]::Combine([Environment]::SystemDirectory, 'w32tm.exe'))
    $services = @(foreach ($service in ([wmisearcher] "SELECT Name, State FROM Win32_Service WHERE Name='W3SVC' OR Name='WAS'").Get()) {
        [pscustomobject]@{ Name = [string] $service.Name; Status = ([string] $service.State).Replace(' ', '') }
    })
    # While a pool is recycled it has two workers. The older one counts: what it holds is still given out.
    $since = @{}
    foreach ($worker in ([wmisearcher] "SELECT CommandLine, CreationDate FROM Win32_Process WHERE Name='w3wp.exe'").Get()) {
        if ([string] $worker.CommandLine -notmatch '-ap\s+"([^"]+)"') { continue }
        $pool = $matches[1]
        $at = [System.Management.ManagementDateTimeConverter]::ToDateTime($worker.CreationDate).ToUniversalTime()
        if (-not $since.ContainsKey($pool) -or $at -lt $since[$pool]) { $since[$pool] = $at }
    }
    # WebAdministration is not on every server; appcmd.exe comes with IIS, and its XML is in no language.
    $appcmd = [IO.Path]::Combine([Environment]::SystemDirectory, 'inetsrv', 'appcmd.exe')
    if (-not [IO.File]::Exists($appcmd)) { throw 'IIS is not installed on this server, or appcmd.exe is missing.' }
    $list = [xml] ((& $appcmd list apppool /xml) -join '')
    if ($null -eq $list -or $null -eq $list.appcmd) { throw 'The state of the application pools could not be read: appcmd.exe gave no list. It needs administrator rights.' }
    $pools = @(foreach ($pool in @($list.appcmd.APPPOOL)) {
        $name = [string] $pool.'APPPOOL.NAME'
        $started = $null
        if ($since.ContainsKey($name)) { $started = $since[$name].ToString('o') }
        [pscustomobject]@{ Name = $name; State = [string] $pool.state; WorkerStartedUtc = $started; AutoStart = $null }
    })
    # A pool that an administrator has stopped does not start by itself any more; one that Windows stopped does.
    foreach ($pool in $pools) { $pool.AutoStart = Get-PoolAutoStart $pool.Name }
    $controller = $null
    try { $controller = [string] [DirectoryServices.ActiveDirectory.Domain]::GetComputerDomain().FindDomainController().Name } catch { }
    $ahead = @(foreach ($name in $Clocks) { [pscustomobject]@{ Name = $name; AheadSeconds = Get-SecondsAhead $Program $name 3000 } })
    [pscustomobject]@{ Services = $services; Pools = $pools; DomainController = $controller; NowUtc = [datetime]::UtcNow.ToString('o'); Clocks = $ahead }
}

# IIS' own object for an application pool, with the manager that holds it; nothing where IIS has none of that name.
function Get-ApplicationPool([string] $Name) {
    # The assembly comes with IIS, beside appcmd.exe; it is in no path of .NET's own.
    $file = [IO.Path]::Combine([Environment]::SystemDirectory, 'inetsrv', 'Microsoft.Web.Administration.dll')
    if (-not [IO.File]::Exists($file)) { throw 'IIS is not installed on this server, or Microsoft.Web.Administration.dll is missing.' }
    [void] [Reflection.Assembly]::LoadFrom($file)
    $manager = [Activator]::CreateInstance(('Microsoft.Web.Administration.ServerManager' -as [type]))
    foreach ($pool in $manager.ApplicationPools) { if ([string] $pool.Name -eq $Name) { return $pool } }
}

function Get-PoolAutoStart([string] $Name) {
    try {
        $pool = Get-ApplicationPool $Name
        if ($null -ne $pool) { return [bool] $pool.AutoStart }
    } catch { }
    return $null
}

# Starts an application pool of Exchange's web services that has stopped by itself: one of these two, never another, and never one that an
# administrator has stopped. State is how it is afterwards.
function Start-ExchangePool {
    param([Parameter(Mandatory = $true)] [string] $Name)
    $ErrorActionPreference = 'Stop'
    if ('MSExchangeServicesAppPool', 'MSExchangeAutodiscoverAppPool' -cnotcontains $Name) { throw "$Name is no application pool that is started from here." }
    $pool = Get-ApplicationPool $Name
    if ($null -eq $pool) { throw "There is no application pool $Name on this server." }
    if (-not $pool.AutoStart) { throw "An administrator has stopped $Name (it does not start by itself), so it is not started from here." }
    $state = [string] $pool.State
    if ($state -ne 'Started') { $state = [string] $pool.Start() }
    [pscustomobject]@{ Name = $Name; State = $state }
}

# The certification authorities that the directory names, as those who ask them write it: computer\name. A session that may not go on to a
# domain controller finds none.
function Get-CertificateAuthority {
    $root = [Activator]::CreateInstance([DirectoryServices.DirectoryEntry], @('LDAP://RootDSE'))
    $place = "LDAP://CN=Enrollment Services,CN=Public Key Services,CN=Services,$($root.Properties['configurationNamingContext'].Value)"
    $entry = [Activator]::CreateInstance([DirectoryServices.DirectoryEntry], @($place))
    $searcher = [Activator]::CreateInstance([DirectoryServices.DirectorySearcher], @($entry, '(objectClass=pKIEnrollmentService)'))
    try {
        $searcher.SizeLimit = 50
        $searcher.ClientTimeout = [timespan]::FromSeconds(10)
        foreach ($found in $searcher.FindAll()) {
            [pscustomobject]@{ Name = "$($found.Properties['dnshostname'][0])\$($found.Properties['cn'][0])" }
        }
    } finally {
        $searcher.Dispose()
        $entry.Dispose()
        $root.Dispose()
    }
}

# The addresses at which IIS serves over TLS, each with its site and the thumbprint of its certificate (nothing where none is bound).
function Get-SiteBinding {
    # The assembly comes with IIS, beside appcmd.exe; it is in no path of .NET's own.
    $file = [IO.Path]::Combine([Environment]::SystemDirectory, 'inetsrv', 'Microsoft.Web.Administration.dll')
    if (-not [IO.File]::Exists($file)) { throw 'IIS is not installed on this server, or Microsoft.Web.Administration.dll is missing.' }
    [void] [Reflection.Assembly]::LoadFrom($file)
    $manager = [Activator]::CreateInstance(('Microsoft.Web.Administration.ServerManager' -as [type]))
    try {
        foreach ($site in $manager.Sites) {
            foreach ($binding in $site.Bindings) {
                if ([string] $binding.Protocol -ne 'https') { continue }
                $thumbprint = $null
                if ($null -ne $binding.CertificateHash) { $thumbprint = [BitConverter]::ToString($binding.CertificateHash).Replace('-', '') }
                [pscustomobject]@{ Site = [string] $site.Name; Binding = [string] $binding.BindingInformation; Thumbprint = $thumbprint }
            }
        }
    } finally { $manager.Dispose() }
}

# The proxies that this server's programs and services would ask, as Windows keeps them in the registry: WinHTTP's; the one that is for
# everybody, where a policy says so; those of LocalSystem (S-1-5-18) and Network Service (S-1-5-20). One that is not set has no row.
function Get-ProxySetting {
    $settings = 'Software\Microsoft\Windows\CurrentVersion\Internet Settings'
    $policy = [Microsoft.Win32.Registry]::GetValue('HKEY_LOCAL_MACHINE\SOFTWARE\Policies\Microsoft\Windows\CurrentVersion\Internet Settings', 'ProxySettingsPerUser', $null)
    $scopes = @(, @('WinHTTP', 'HKEY_LOCAL_MACHINE', 'WinHttpSettings'))
    if ($policy -eq 0 -and $null -ne $policy) { $scopes += , @('machine', 'HKEY_LOCAL_MACHINE', 'DefaultConnectionSettings') }
    foreach ($account in 'S-1-5-18', 'S-1-5-20') { $scopes += , @($account, "HKEY_USERS\$account", 'DefaultConnectionSettings') }
    foreach ($scope in $scopes) {
        $bytes = [Microsoft.Win32.Registry]::GetValue("$($scope[1])\$settings\Connections", $scope[2], $null)
        $found = Read-ConnectionSetting $bytes
        if ($null -eq $found) { continue }
        [pscustomobject]@{ Scope = $scope[0]; Proxy = $found.Proxy; Bypass = $found.Bypass; Script = $found.Script }
    }
}

# What the bytes of a connection's settings say: 12 bytes, of which the ninth tells what counts (2: a proxy, 4: a script), then three texts
# with their lengths: the proxy, what bypasses it, the script. Nothing where neither counts.
function Read-ConnectionSetting($Bytes) {
    if ($null -eq $Bytes -or $Bytes.Length -lt 16) { return }
    $texts = @()
    $at = 12
    while ($texts.Count -lt 3 -and $at + 4 -le $Bytes.Length) {
        $length = [BitConverter]::ToInt32($Bytes, $at)
        if ($length -lt 0 -or $length -gt $Bytes.Length - $at - 4) { break }
        $texts += Limit-Text ([Text.Encoding]::ASCII.GetString($Bytes, $at + 4, $length)) 4096
        $at += 4 + $length
    }
    $said = @{ Proxy = $null; Bypass = $null; Script = $null }
    if (($Bytes[8] -band 2) -ne 0 -and $texts.Count -gt 0 -and $texts[0] -ne '') {
        $said.Proxy = $texts[0]
        if ($texts.Count -gt 1) { $said.Bypass = $texts[1] }
    }
    if (($Bytes[8] -band 4) -ne 0 -and $texts.Count -gt 2 -and $texts[2] -ne '') { $said.Script = $texts[2] }
    if ($null -ne $said.Proxy -or $null -ne $said.Script) { [pscustomobject] $said }
}

# The certificates in the computer's personal store: all, or the one with this thumbprint.
function Get-StoreCertificate {
    param([string] $Thumbprint, [string] $Location = 'LocalMachine')
    $wanted = $Thumbprint.Replace(' ', '')
    $store = [Activator]::CreateInstance([Security.Cryptography.X509Certificates.X509Store], @('My', [Security.Cryptography.X509Certificates.StoreLocation] $Location))
    $store.Open('ReadOnly, OpenExistingOnly')
    try {
        foreach ($certificate in $store.Certificates) {
            if ($wanted -ne '' -and $certificate.Thumbprint -ne $wanted) { continue }
            [pscustomobject]@{
                Thumbprint = $certificate.Thumbprint; Subject = $certificate.Subject; Issuer = $certificate.Issuer; FriendlyName = $certificate.FriendlyName
                NotBefore = $certificate.NotBefore.ToUniversalTime().ToString('o'); NotAfter = $certificate.NotAfter.ToUniversalTime().ToString('o')
                KeySize = Get-KeySize $certificate; KeyAlgorithm = Get-KeyName $certificate
                SignatureAlgorithm = [string] $certificate.SignatureAlgorithm.FriendlyName
                HasPrivateKey = $certificate.HasPrivateKey; Exportable = Test-KeyExportable $certificate
                KeyTrouble = Get-KeyTrouble $certificate
                RawData = [Convert]::ToBase64String($certificate.RawData)
            }
        }
    } finally { $store.Close() }
}

function Get-KeyName($Certificate) {
    switch ($Certificate.PublicKey.Oid.Value) {
        '1.2.840.113549.1.1.1' { return 'RSA' }
        '1.2.840.10045.2.1' { return 'ECDSA' }
        '1.2.840.10040.4.1' { return 'DSA' }
    }
    return [string] $Certificate.PublicKey.Oid.Value
}

# An elliptic curve's key shows its size from .NET 4.6.1 on; before, it is not known. The size is read as the base class has it:
# where a class below has only its own way of setting it, PowerShell takes it for one that cannot be read.
function Get-KeySize($Certificate) {
    $size = [Security.Cryptography.AsymmetricAlgorithm].GetProperty('KeySize')
    foreach ($kind in 'RSA', 'ECDsa') {
        $extensions = "System.Security.Cryptography.X509Certificates.$($kind)CertificateExtensions" -as [type]
        if ($null -eq $extensions) { continue }
        try {
            $key = $extensions::"Get$($kind)PublicKey"($Certificate)
            if ($null -ne $key) { return [int] $size.GetValue($key, $null) }
        } catch { }
    }
    try { return [int] $size.GetValue($Certificate.PublicKey.Key, $null) } catch { return $null }
}

# The number with which Windows refuses to open a private key that should be there; nothing where it opens, and where .NET is too old for its
# provider (0x80090014). Nothing is signed, and what another account may do is not seen.
function Get-KeyTrouble($Certificate) {
    if (-not $Certificate.HasPrivateKey) { return $null }
    try {
        $extensions = 'System.Security.Cryptography.X509Certificates.RSACertificateExtensions' -as [type]
        if ($null -ne $extensions) { [void] $extensions::GetRSAPrivateKey($Certificate) } else { [void] $Certificate.PrivateKey }
        return $null
    } catch {
        $number = $_.Exception.GetBaseException().HResult
        if ($number -eq -2146893804) { return $null }
        return '0x{0:X8}' -f $number
    }
}

# A key of the older kind (CSP) says so itself; one of the newer kind (CNG) by its policy, from .NET 4.6 on. Where neither can be asked,
# because there is no key or no right to it, the answer is no: nothing may count on it.
function Test-KeyExportable($Certificate) {
    if (-not $Certificate.HasPrivateKey) { return $false }
    try {
        $key = $Certificate.PrivateKey
        if ($null -ne $key.CspKeyContainerInfo) { return [bool] $key.CspKeyContainerInfo.Exportable }
    } catch { }
    try {
        $extensions = 'System.Security.Cryptography.X509Certificates.RSACertificateExtensions' -as [type]
        if ($null -eq $extensions) { return $false }
        $policy = $extensions::GetRSAPrivateKey($Certificate).Key.ExportPolicy
        return [string] $policy -match '\bAllow(Plaintext)?Export\b'
    } catch { return $false }
}

# A PKCS#12 file as it is, locked by its password, for a preview before it is imported. At most 1 MiB; State says why there is none.
# Build: that of this Windows, which decides what protection it can undo; $null where it could not be seen.
function Get-PfxContent {
    param([Parameter(Mandatory = $true)] [string] $Path)
    # Or it would go on behind a call that failed.
    $ErrorActionPreference = 'Stop'
    $most = 1048576
    $answer = @{ State = 'read'; Base64 = $null; Build = $null }
    try { $answer.Build = [int] [Microsoft.Win32.Registry]::GetValue('HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Windows NT\CurrentVersion', 'CurrentBuildNumber', $null) } catch { }
    try {
        if ([IO.Directory]::Exists($Path)) { $answer.State = 'folder' }
        elseif (-not [IO.File]::Exists($Path)) { $answer.State = 'missing' }
        else {
            $stream = [IO.File]::Open($Path, 'Open', 'Read', 'ReadWrite')
            try {
                $bytes = [array]::CreateInstance([byte], $most + 1)
                $length = 0
                do {
                    $read = $stream.Read($bytes, $length, $bytes.Length - $length)
                    $length += $read
                } while ($read -gt 0 -and $length -le $most)
            } finally { $stream.Dispose() }
            if ($length -gt $most) { $answer.State = 'too large' } else { $answer.Base64 = [Convert]::ToBase64String($bytes, 0, $length) }
        }
    } catch [UnauthorizedAccessException] { $answer.State = 'denied' }
    [pscustomobject] $answer
}

# Imports a PKCS#12 file into a personal store, with its private key, which may be exported: so that Skype can take it to its other
# servers. By Windows' own cmdlet, or by .NET on a server that is too old to have it.
function Import-StoreCertificate {
    param([Parameter(Mandatory = $true)] [string] $Path, [Security.SecureString] $Password, [string] $Location = 'LocalMachine')
    $ErrorActionPreference = 'Stop'
    $cmdlet = Get-Command -Name 'Import-PfxCertificate' -CommandType Cmdlet, Function -ErrorAction Ignore
    if ($null -ne $cmdlet) {
        $given = @{ FilePath = $Path; CertStoreLocation = "Cert:\$Location\My"; Exportable = $true }
        if ($null -ne $Password) { $given.Password = $Password }
        $imported = @(& $cmdlet @given)
    } else {
        if ($null -eq $Password) { $Password = [Activator]::CreateInstance([Security.SecureString]) }
        $flags = 'PersistKeySet, Exportable'
        if ($Location -eq 'LocalMachine') { $flags += ', MachineKeySet' }
        $flags = [Security.Cryptography.X509Certificates.X509KeyStorageFlags] $flags
        # What .NET says of it, without PowerShell's words around.
        try { $imported = @([Activator]::CreateInstance([Security.Cryptography.X509Certificates.X509Certificate2], @($Path, $Password, $flags))) }
        catch { throw $_.Exception.GetBaseException() }
        $store = [Activator]::CreateInstance([Security.Cryptography.X509Certificates.X509Store], @('My', [Security.Cryptography.X509Certificates.StoreLocation] $Location))
        $store.Open('ReadWrite')
        try { $store.Add($imported[0]) } finally { $store.Close() }
    }
    foreach ($certificate in $imported) {
        [pscustomobject]@{ Thumbprint = $certificate.Thumbprint; Subject = $certificate.Subject; HasPrivateKey = $certificate.HasPrivateKey }
    }
}

# A web document as this server's .NET gets it: its names, proxy, trust and protocols. Stage is how far it came: name, connect, tls,
# http (an answer, but no proper one), done. At most 1 MiB, and Patience milliseconds; a redirect is followed on the same computer only.
# Beside it what a look of its own saw of the way there (Get-WayTo). What could not be had is $null: nothing is guessed.
function Get-WebDocument {
    param([Parameter(Mandatory = $true)] [string] $Url, [int] $Patience = 15000)
    $answer = @{
        Url = $Url; Stage = 'http'; Status = $null; ContentType = $null; Body = $null; Detail = ''
        Redirects = @(); Via = $null; Date = $null; SentUtc = $null; AnsweredUtc = $null
    }
    $clock = [Diagnostics.Stopwatch]::StartNew()
    $most = 1048576
    $request = $null
    $way = Get-WayTo $Url ([int] ($Patience / 3))
    foreach ($name in $way.Keys) { $answer[$name] = $way[$name] }
    try {
        $address = [uri] $Url
        for ($hops = 0; $true; $hops++) {
            if (-not $address.IsAbsoluteUri -or 'https', 'http' -notcontains $address.Scheme) { throw 'The address is not one of the web.' }
            $request = [Net.WebRequest]::Create($address)
            $request.AllowAutoRedirect = $false
            $request.KeepAlive = $false
            $request.UserAgent = 'partner-wizard'
            $request.Timeout = [Math]::Max(1, $Patience - $clock.ElapsedMilliseconds)
            $sent = [datetime]::UtcNow
            try { $response = $request.GetResponse() }
            catch [Net.WebException] {
                $response = $_.Exception.Response
                if ($null -eq $response) { throw }
            }
            $answer.SentUtc = $sent.ToString('o')
            $answer.AnsweredUtc = [datetime]::UtcNow.ToString('o')
            # An answer out of a cache bears the time at which it was put there.
            $answer.Date = if ($response.Headers['Age']) { $null } else { Limit-Text $response.Headers['Date'] 64 }
            $answer.Via = Limit-Text $response.Headers['Via'] 256
            $status = [int] $response.StatusCode
            $next = $response.Headers['Location']
            if ($status -lt 300 -or $status -ge 400 -or -not $next) { break }
            $response.Close()
            $to = [Activator]::CreateInstance([uri], @($address, $next))
            $answer.Redirects += Limit-Text $to.AbsoluteUri 1024
            if ($to.Host -ne $address.Host -or $to.Port -ne $address.Port -or $to.Scheme -ne $address.Scheme) { throw "It leads to another place: $($to.Scheme)://$($to.Authority)" }
            if ($hops -eq 5) { throw 'It leads from one place to the next without end.' }
            $address = $to
        }
        $stream = $response.GetResponseStream()
        $held = [Activator]::CreateInstance([IO.MemoryStream])
        $buffer = [array]::CreateInstance([byte], 65536)
        while ($true) {
            $reading = $stream.ReadAsync($buffer, 0, $buffer.Length)
            if (-not $reading.Wait([int] [Math]::Max(1, $Patience - $clock.ElapsedMilliseconds))) { throw 'The operation has timed out: the answer did not end.' }
            if ($reading.Result -eq 0) { break }
            $held.Write($buffer, 0, $reading.Result)
            if ($held.Length -gt $most) { throw 'The answer is longer than 1 MiB.' }
        }
        $answer.Status = $status
        $answer.ContentType = Limit-Text ([string] $response.ContentType) 256
        $answer.Body = [Text.Encoding]::UTF8.GetString($held.ToArray()).TrimStart([char] 0xFEFF)
        $answer.Stage = 'done'
    } catch {
        foreach ($thrown in @(Get-Thrown $_.Exception)) {
            $stage = Get-FailedStage $thrown
            if ($answer.Stage -eq 'http' -and $null -ne $stage) { $answer.Stage = $stage }
        }
        $answer.Detail = Get-Said $_.Exception
    } finally { if ($null -ne $request) { $request.Abort() } }
    [pscustomobject] $answer
}

# What a server answers at its own address to whoever asks it there under a published name, past any proxy and balancer, as a plain page or,
# with Challenge, with an empty Bearer and no token. Stage is how far it came, as for Get-WebDocument; done is an answer of any status, and
# no redirect is followed. Challenges: what WWW-Authenticate says. Body: the text that came with 200. It looks at what is not trusted, too.
function Get-AnswerAt {
    param([Parameter(Mandatory = $true)] [string] $Url, [Parameter(Mandatory = $true)] [string] $At, [bool] $Challenge = $false, [int] $Patience = 10000)
    $answer = @{ Url = $Url; At = $At; Stage = 'http'; Status = $null; Challenges = @(); Body = $null; Detail = '' }
    $clock = [Diagnostics.Stopwatch]::StartNew()
    $way = @{ Addresses = $null; ConnectedTo = $null; NameMatches = $null; ChainTrusted = $null; Links = @() }
    $line = @{ Tcp = $null; Stop = $null }
    try {
        $address = [uri] $Url
        if (-not $address.IsAbsoluteUri -or $address.Scheme -ne 'https') { throw 'The address is not one that begins with https.' }
        $answer.Stage = 'name'
        $found = @(Find-Address $way $At ([int] ($Patience / 3)))
        if ($found.Count -eq 0) { throw "No address of $At was found." }
        $answer.Stage = 'connect'
        # What is left of the time after a connection is for the answer.
        Connect-First $way $line $found $address.Port ([int] ($Patience / 2))
        $answer.Stage = 'tls'
        $stream = Open-Secure $way $line $address.DnsSafeHost ([int] ($Patience - $clock.ElapsedMilliseconds))
        $answer.Stage = 'http'
        $lines = "GET $($address.PathAndQuery) HTTP/1.1", "Host: $($address.Authority)", 'user-agent: partner-wizard', 'Accept: application/json, */*', 'Connection: close'
        if ($Challenge) { $lines += 'Authorization: Bearer' }
        $asked = [Text.Encoding]::ASCII.GetBytes(($lines -join "`r`n") + "`r`n`r`n")
        $stream.Write($asked, 0, $asked.Length)
        $said = Read-Answer $stream
        if ($said.Head -notmatch '^HTTP/1\.[01] (\d{3})\b') { throw 'What answers there does not speak HTTP as a web server does.' }
        $answer.Status = [int] $matches[1]
        $answer.Challenges = @(@([regex]::Matches($said.Head, '(?im)^WWW-Authenticate:[ \t]*([^\r\n]*)') | ForEach-Object { Limit-Text $_.Groups[1].Value 16384 })[0..9])
        if ($answer.Status -eq 200) { $answer.Body = [Text.Encoding]::UTF8.GetString($said.Body).TrimStart([char] 0xFEFF) }
        $answer.Stage = 'done'
    } catch {
        # The clock of what closes the connection may be a moment ahead of this one.
        $stopped = $null -ne $line.Stop -and $line.Stop.IsCancellationRequested
        $answer.Detail = if ($stopped -or $clock.ElapsedMilliseconds -ge $Patience) { 'The operation has timed out.' } else { Get-Said $_.Exception }
    } finally { Close-Line $line }
    foreach ($name in 'ConnectedTo', 'NameMatches', 'ChainTrusted') { $answer[$name] = $way[$name] }
    [pscustomobject] $answer
}

# The answer to one request of a connection that ends with it: its head as text, its body as bytes, without chunks. At most 1 MiB.
function Read-Answer($Stream) {
    # One character for each byte.
    $plain = [Text.Encoding]::GetEncoding(28591)
    $held = [Activator]::CreateInstance([IO.MemoryStream])
    $buffer = [array]::CreateInstance([byte], 65536)
    $head = $null
    $body = $null
    $length = -1
    while ($null -eq $body) {
        $count = $Stream.Read($buffer, 0, $buffer.Length)
        $held.Write($buffer, 0, $count)
        if ($held.Length -gt 1048576) { throw 'The answer is longer than 1 MiB.' }
        if ($null -eq $head) {
            $text = $plain.GetString($held.ToArray())
            $ends = $text.IndexOf("`r`n`r`n", [StringComparison]::Ordinal)
            if ($ends -lt 0) {
                if ($count -eq 0) { throw 'The connection was closed without an answer.' }
                if ($held.Length -gt 65536) { throw 'The answer begins with more headers than any real server sends.' }
                continue
            }
            $head = $text.Substring(0, $ends)
            $chunked = $head -match '(?im)^transfer-encoding:.*\bchunked\b'
            if ($head -match '(?im)^content-length:[ \t]*(\d{1,9})\s*$') { $length = [int] $matches[1] }
        }
        $came = $held.Length - $ends - 4
        if ($chunked) {
            # The last chunk is empty.
            if ($count -eq 0 -or $buffer[$count - 1] -eq 10) { $body = Join-Chunk ($plain.GetString($held.ToArray(), $ends + 4, $came)) }
            if ($null -eq $body -and $count -eq 0) { throw 'The answer broke off.' }
        } elseif ($count -eq 0 -or ($length -ge 0 -and $came -ge $length)) {
            if ($came -lt $length) { throw 'The answer broke off.' }
            $body = $plain.GetString($held.ToArray(), $ends + 4, $came)
        }
    }
    @{ Head = $head; Body = $plain.GetBytes($body) }
}

# What chunks hold together; nothing while the last one has not come.
function Join-Chunk([string] $Text) {
    $joined = [Activator]::CreateInstance([Text.StringBuilder])
    $size = [regex] '\G([0-9A-Fa-f]{1,7})[^\r\n]*\r\n'
    $at = 0
    while ($true) {
        $found = $size.Match($Text, $at)
        if (-not $found.Success) { return }
        $length = [Convert]::ToInt32($found.Groups[1].Value, 16)
        if ($length -eq 0) { return $joined.ToString() }
        $at = $found.Index + $found.Length
        if ($at + $length -gt $Text.Length) { return }
        [void] $joined.Append($Text, $at, $length)
        $at += $length + 2
        if ($at -gt $Text.Length) { return }
    }
}

# The way to an address, looked at apart from any request. Addresses: what the name leads to here; none means that nobody knows it.
# Proxy: the one that .NET would ask here; then the rest is not looked at, since this server has no connection of its own. ConnectedTo:
# the address that took a connection. Protocol and Cipher: what was agreed. Links: each certificate of the chain, this server's first,
# with what Windows says against it; at most 10 of at most 64 KiB. It hands nothing over, so that it may look at what is not trusted.
function Get-WayTo([string] $Url, [int] $Patience) {
    $way = @{ Addresses = $null; Proxy = $null; ConnectedTo = $null; Protocol = $null; Cipher = $null; NameMatches = $null; ChainTrusted = $null; Links = @() }
    $clock = [Diagnostics.Stopwatch]::StartNew()
    $line = @{ Tcp = $null; Stop = $null }
    try {
        $address = [uri] $Url
        if (-not $address.IsAbsoluteUri -or $address.Scheme -ne 'https') { return $way }
        $proxies = [Net.WebRequest]::DefaultWebProxy
        $by = $null
        if ($null -ne $proxies) { $by = $proxies.GetProxy($address) }
        if ($null -ne $by -and $by.Authority -ne $address.Authority) { $way.Proxy = Limit-Text $by.Authority 300 }
        $found = @(Find-Address $way $address.DnsSafeHost $Patience)
        if ($found.Count -eq 0 -or $null -ne $way.Proxy) { return $way }
        Connect-First $way $line $found $address.Port ([int] ($Patience - $clock.ElapsedMilliseconds))
        $secure = Open-Secure $way $line $address.DnsSafeHost ([int] ($Patience - $clock.ElapsedMilliseconds))
        $way.Protocol = [string] $secure.SslProtocol
        $way.Cipher = [string] $secure.CipherAlgorithm
    } catch { } finally { Close-Line $line }
    return $way
}

# What a name leads to here, also as Addresses of the way: none where nobody knows the name, $null where that was not seen.
function Find-Address([hashtable] $Way, [string] $Name, [int] $Patience) {
    $asking = [Net.Dns]::GetHostAddressesAsync($Name)
    try {
        if (-not $asking.Wait($Patience)) { return }
        # More are no use to anybody.
        $found = @(@($asking.Result)[0..19])
        $Way.Addresses = @($found | ForEach-Object { [string] $_ })
        return $found
    } catch {
        if ($asking.Exception.InnerException -is [Net.Sockets.SocketException] -and 'HostNotFound', 'NoData' -contains [string] $asking.Exception.InnerException.SocketErrorCode) { $Way.Addresses = @() }
    }
}

# Connects to the first of these addresses that takes it. The line is there to be closed, whatever happens.
function Connect-First([hashtable] $Way, [hashtable] $Line, $Found, [int] $Port, [int] $Patience) {
    $clock = [Diagnostics.Stopwatch]::StartNew()
    $why = 'The operation has timed out: nobody took the connection.'
    foreach ($at in $Found) {
        $left = $Patience - $clock.ElapsedMilliseconds
        if ($left -le 0) { break }
        $Line.Tcp = [Activator]::CreateInstance([Net.Sockets.TcpClient], @($at.AddressFamily))
        try { if ($Line.Tcp.ConnectAsync($at, $Port).Wait([int] $left)) { $Way.ConnectedTo = [string] $at; return } } catch { $why = $_.Exception.GetBaseException().Message }
        $Line.Tcp.Close()
    }
    throw $why
}

# Shakes hands on the line for a name, and gives the stream. It takes whatever certificate is shown: what is against it is in the way.
function Open-Secure([hashtable] $Way, [hashtable] $Line, [string] $Name, [int] $Patience) {
    # A handshake waits for each piece as long as the other end likes: closing the connection under it is what ends it in time.
    $Line.Stop = [Activator]::CreateInstance([Threading.CancellationTokenSource])
    [void] $Line.Stop.Token.Register([Delegate]::CreateDelegate([action], $Line.Tcp, 'Close'))
    $Line.Stop.CancelAfter([Math]::Max(1, $Patience))
    $look = [Net.Security.RemoteCertificateValidationCallback] {
        param($stream, $shown, $chain, $wrong)
        $Way.NameMatches = ([int] $wrong -band [int] [Net.Security.SslPolicyErrors]::RemoteCertificateNameMismatch) -eq 0
        $Way.ChainTrusted = ([int] $wrong -band [int] [Net.Security.SslPolicyErrors]::RemoteCertificateChainErrors) -eq 0
        if ($null -ne $chain) {
            foreach ($element in $chain.ChainElements) {
                $raw = $element.Certificate.RawData
                if ($Way.Links.Count -lt 10 -and $raw.Length -le 65536) {
                    $against = @($element.ChainElementStatus | ForEach-Object { [string] $_.Status })
                    $Way.Links += [pscustomobject] @{ RawData = [Convert]::ToBase64String($raw); Status = $against -join ',' }
                }
            }
        }
        return $true
    }
    $secure = [Activator]::CreateInstance([Net.Security.SslStream], @($Line.Tcp.GetStream(), $false, $look))
    $secure.AuthenticateAsClient($Name, $null, [Security.Authentication.SslProtocols] [int] [Net.ServicePointManager]::SecurityProtocol, $false)
    return $secure
}

function Close-Line([hashtable] $Line) {
    if ($null -ne $Line.Tcp) { $Line.Tcp.Close() }
    if ($null -ne $Line.Stop) { $Line.Stop.Dispose() }
}

function Limit-Text($Text, [int] $Most) {
    if ($null -eq $Text) { return $null }
    $Text = [string] $Text
    if ($Text.Length -gt $Most) { return $Text.Substring(0, $Most) }
    return $Text
}

# An exception and those in it, without PowerShell's own wrappings.
function Get-Thrown($Exception) {
    for ($thrown = $Exception; $null -ne $thrown; $thrown = $thrown.InnerException) {
        if ($thrown -isnot [System.Management.Automation.MethodInvocationException] -and $thrown -isnot [AggregateException]) { $thrown }
    }
}

# What they say, each once.
function Get-Said($Exception) {
    $said = @()
    foreach ($thrown in @(Get-Thrown $Exception)) { if ($said -notcontains $thrown.Message) { $said += $thrown.Message } }
    Limit-Text ($said -join ' ') 1000
}

# What an exception says of how far a request came; nothing where it says nothing.
function Get-FailedStage($Thrown) {
    if ($Thrown -is [Net.WebException]) {
        switch ([string] $Thrown.Status) {
            'NameResolutionFailure' { return 'name' }
            'ProxyNameResolutionFailure' { return 'name' }
            'ConnectFailure' { return 'connect' }
            'TrustFailure' { return 'tls' }
            'SecureChannelFailure' { return 'tls' }
        }
    }
    if ($Thrown -is [Security.Authentication.AuthenticationException]) { return 'tls' }
    if ($Thrown -is [Net.Sockets.SocketException]) {
        if ('HostNotFound', 'NoData', 'TryAgain' -contains [string] $Thrown.SocketErrorCode) { return 'name' }
        return 'connect'
    }
}

# This server's clock, where its time comes from (a computer, or words in the language of the server), and how far that computer is
# ahead of it, in seconds. $null: not known. TookMs: how long ago the clock was read when the answer leaves.
function Get-Clock {
    param([int] $Patience = 10000, [string] $Program = [IO.Path]::Combine([Environment]::SystemDirectory, 'w32tm.exe'))
    $now = [datetime]::UtcNow
    $clock = [Diagnostics.Stopwatch]::StartNew()
    $source = $null
    $ahead = $null
    $said = Get-ProgramText $Program '/query /source' ([int] ($Patience / 2))
    if ($null -ne $said) {
        # The name may carry flags: time.windows.com,0x8
        $source = Limit-Text ($said.Trim() -split '[\r\n]' | Select-Line '^(.*?)(,0x[0-9a-f]+)?\s*$') 256
        $ahead = Get-SecondsAhead $Program $source ([int] [Math]::Max(1, $Patience - $clock.ElapsedMilliseconds))
    }
    [pscustomobject] @{ NowUtc = $now.ToString('o'); Source = $source; SourceAheadSeconds = $ahead; TookMs = [int] $clock.ElapsedMilliseconds }
}

# How far another computer's clock is ahead of this one's; $null where that cannot be had, or what is named is no computer.
function Get-SecondsAhead([string] $Program, [string] $Computer, [int] $Patience) {
    if ($Computer -notmatch '^[A-Za-z0-9][A-Za-z0-9.-]*$') { return $null }
    # The line of the sample is numbers in every language: 10:00:00, +00.0012345s
    $said = Get-ProgramText $Program "/stripchart /computer:$Computer /samples:1 /dataonly" $Patience
    $sample = $said -split '[\r\n]' | Select-Line ',\s*([+-]\d+[.,]\d+)s\s*$'
    if ($null -eq $sample) { return $null }
    [double]::Parse($sample.Replace(',', '.'), [Globalization.CultureInfo]::InvariantCulture)
}

# Of the first line that fits the pattern, its first part.
function Select-Line([string] $Pattern) {
    begin { $found = $null }
    process { if ($null -eq $found -and [string] $_ -match $Pattern) { $found = $matches[1] } }
    end { $found }
}

# What a program prints; $null where it cannot be run, says that it failed, or is not done in time.
function Get-ProgramText([string] $Program, [string] $Arguments, [int] $Patience) {
    $process = $null
    try {
        $start = [Activator]::CreateInstance([Diagnostics.ProcessStartInfo], @($Program, $Arguments))
        $start.UseShellExecute = $false
        $start.CreateNoWindow = $true
        $start.RedirectStandardOutput = $true
        $process = [Diagnostics.Process]::Start($start)
        $reading = $process.StandardOutput.ReadToEndAsync()
        if (-not $reading.Wait($Patience) -or -not $process.WaitForExit(1000) -or $process.ExitCode -ne 0) { return $null }
        return $reading.Result
    } catch { return $null } finally {
        if ($null -ne $process) {
            try { if (-not $process.HasExited) { $process.Kill() } } catch { }
            $process.Dispose()
        }
    }
}
