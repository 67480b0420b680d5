# Looks on one Windows server, for partner-wizard: IIS, the computer's certificates, and a web document as this server gets it. They
# change nothing. They are run here or sent to a server's ordinary session, whole; an admin may also paste them. Dates are texts in UTC,
# so that JSON keeps them. ASCII, PowerShell 3.0 and .NET 4.5, no modules.

# Services of IIS, application pools, since when their workers run, and the domain controller of this server's own site.
function Get-IisState {
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
        [pscustomobject]@{ Name = $name; State = [string] $pool.state; WorkerStartedUtc = $started }
    })
    $controller = $null
    try { $controller = [string] [DirectoryServices.ActiveDirectory.Domain]::GetComputerDomain().FindDomainController().Name } catch { }
    [pscustomobject]@{ Services = $services; Pools = $pools; DomainController = $controller; NowUtc = [datetime]::UtcNow.ToString('o') }
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

# A web document as this server's .NET gets it: its names, proxy, trust and protocols. Stage is how far it came: name, connect, tls,
# http (an answer, but no proper one), done. At most 1 MiB, and Patience milliseconds; a redirect is followed on the same computer only.
function Get-WebDocument {
    param([Parameter(Mandatory = $true)] [string] $Url, [int] $Patience = 15000)
    $answer = @{ Url = $Url; Stage = 'http'; Status = $null; ContentType = $null; Body = $null; Detail = '' }
    $clock = [Diagnostics.Stopwatch]::StartNew()
    $most = 1048576
    $request = $null
    try {
        $address = [uri] $Url
        for ($hops = 0; $true; $hops++) {
            if (-not $address.IsAbsoluteUri -or 'https', 'http' -notcontains $address.Scheme) { throw 'The address is not one of the web.' }
            $request = [Net.WebRequest]::Create($address)
            $request.AllowAutoRedirect = $false
            $request.KeepAlive = $false
            $request.UserAgent = 'partner-wizard'
            $request.Timeout = [Math]::Max(1, $Patience - $clock.ElapsedMilliseconds)
            try { $response = $request.GetResponse() }
            catch [Net.WebException] {
                $response = $_.Exception.Response
                if ($null -eq $response) { throw }
            }
            $status = [int] $response.StatusCode
            $next = $response.Headers['Location']
            if ($status -lt 300 -or $status -ge 400 -or -not $next) { break }
            $response.Close()
            $to = [Activator]::CreateInstance([uri], @($address, $next))
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
        $answer.ContentType = [string] $response.ContentType
        $answer.Body = [Text.Encoding]::UTF8.GetString($held.ToArray()).TrimStart([char] 0xFEFF)
        $answer.Stage = 'done'
    } catch {
        $said = @()
        for ($thrown = $_.Exception; $null -ne $thrown; $thrown = $thrown.InnerException) {
            if ($thrown -is [System.Management.Automation.MethodInvocationException] -or $thrown -is [AggregateException]) { continue }
            if ($said -notcontains $thrown.Message) { $said += $thrown.Message }
            $stage = Get-FailedStage $thrown
            if ($answer.Stage -eq 'http' -and $null -ne $stage) { $answer.Stage = $stage }
        }
        $answer.Detail = $said -join ' '
        if ($answer.Detail.Length -gt 1000) { $answer.Detail = $answer.Detail.Substring(0, 1000) }
    } finally { if ($null -ne $request) { $request.Abort() } }
    [pscustomobject] $answer
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
