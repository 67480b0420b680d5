# Section 1 of 5: Servers
# Shell:   Skype for Business Server Management Shell, run as administrator
# Where:   On a Front End, for example atl-cs-001.litwareinc.com.
# Account: RTCUniversalServerAdmins.
# ======================================================================================================================
function Invoke-Section1 {
    Assert-Shell 'Skype for Business Server Management Shell, run as administrator' @{ 'Get-CsPool' = @(); 'Set-CsUserServicesPolicy' = @('Identity', 'UcsAllowed', 'Confirm') }
    Assert-Server @('atl-cs-001.litwareinc.com') { Get-CsPool | ForEach-Object { $_.Computers } }
    Confirm-Word 'Section 1 of 5: Servers. One change follows.' 'yes'

    # ---- Servers -----------------------------------------------------------------------------------------------------
    # Before anything is changed, the wizard looks at what there is: which Skype for Business and Exchange servers take
    # part, and by which addresses they publish how to check their signatures.
    # It also asks what should happen to the contact lists, because that is decided by the link you are about to make.

    # Keep contact lists in Skype: change the global policy so that they do not move to Exchange.
    # Because: Contact lists would move to Exchange once the link works. Whether they may, you decide.
    # Takes:   usually 5 seconds.
    # Undo:    in the Skype for Business Server Management Shell:
    #            Set-CsUserServicesPolicy -Identity Global -UcsAllowed $true -Confirm:$false
    Invoke-Change @{
        What = 'Keep contact lists in Skype: change the global policy so that they do not move to Exchange.'
        Done = { (Get-CsUserServicesPolicy -Identity Global).UcsAllowed -eq $false }
        Run  = { Set-CsUserServicesPolicy -Identity Global -UcsAllowed $false -Confirm:$false }
    }

    # Wait until 1 Front End has received the change from the Central Management Store: a look every 10 seconds, for at
    # most 10 minutes.
    # To ask for it now: Invoke-CsManagementStoreReplication
    Wait-Until @{
        What     = '1 Front End has received the change from the Central Management Store'
        Every    = 10
        Patience = 600
        Until    = { @(Get-CsManagementStoreReplicationStatus | Where-Object { $_.UpToDate -and @('atl-cs-001.litwareinc.com') -contains $_.ReplicaFqdn }).Count -ge 1 }
    }
}

# ======================================================================================================================
# Section 2 of 5: Skype as partner
# Shell:   Exchange Management Shell, run as administrator
# Where:   On an Exchange server, for example atl-exchange-001.litwareinc.com. Exchange's script needs the local shell
#          there; it does not run over a remote connection.
# Account: Role group Organization Management.
# ======================================================================================================================
function Invoke-Section2 {
    Assert-Shell 'Exchange Management Shell, run as administrator' @{ 'Get-ExchangeServer' = @() }
    Assert-Server @('atl-exchange-001.litwareinc.com') { Get-ExchangeServer | ForEach-Object { $_.Fqdn } }
    Confirm-Word 'Section 2 of 5: Skype as partner. One change follows.' 'yes'

    # ---- Skype as partner --------------------------------------------------------------------------------------------
    # Exchange must know Skype: whose signature to trust, and as which account Skype may act. Exchange keeps this as a
    # partner application.
    # A script that comes with Exchange makes it. The line in the published article is wrapped in quotes and runs
    # nothing; here it is called properly, and only where it has not been run before.

    # Run Exchange's own script: it makes the account LyncEnterprise-ApplicationAccount, gives it 3 roles, and makes the
    # partner application for Skype.
    # Because: Exchange does not know this Skype yet: there is no partner application for it.
    # Takes:   usually 5 minutes.
    # Undo:    Remove the partner application, the role assignments and the account that this run made, each by its
    #          GUID. The GUIDs are not known before it has run; the script prints them, so keep its output. Not while
    #          contact lists have moved to Exchange or Skype archives there.
    Invoke-Change @{
        What      = 'Run Exchange''s own script: it makes the account LyncEnterprise-ApplicationAccount, gives it 3 roles, and makes the partner application for Skype.'
        Done      = { @(Get-PartnerApplication -DomainController atl-dc-001.litwareinc.com | Select-Skype 'litwareinc.com').Count -gt 0 }
        AsPlanned = { @(Get-User -Filter 'Name -eq ''LyncEnterprise-ApplicationAccount''' -DomainController atl-dc-001.litwareinc.com).Count -eq 0 }
        Otherwise = 'There is an account LyncEnterprise-ApplicationAccount by now. Find out who made it.'
        OwnErrors = $true
        Run       = { & (Join-Path $env:ExchangeInstallPath 'Scripts\Configure-EnterprisePartnerApplication.ps1') -AuthMetadataUrl 'https://atl-cs-001.litwareinc.com/metadata/json/1' -ApplicationType Lync -DomainController atl-dc-001.litwareinc.com }
        Made      = { @(Get-PartnerApplication -DomainController atl-dc-001.litwareinc.com | Select-Skype 'litwareinc.com') | ForEach-Object { "partner application $($_.Name), GUID $($_.Guid)" }; Get-User -Filter 'Name -eq ''LyncEnterprise-ApplicationAccount''' -DomainController atl-dc-001.litwareinc.com | ForEach-Object { "account $($_.Name), GUID $($_.Guid)" }; Get-ManagementRoleAssignment -RoleAssignee LyncEnterprise-ApplicationAccount -DomainController atl-dc-001.litwareinc.com | Where-Object { @() -notcontains [string] $_.Identity } | ForEach-Object { "role assignment $($_.Identity)" } }
    }
}

# ======================================================================================================================
# Section 3 of 5: IIS restart
# Shell:   Exchange Management Shell, run as administrator
# Where:   On an Exchange server, for example atl-exchange-001.litwareinc.com.
# Account: Role group Organization Management. Local administrator on each Exchange server that is restarted.
# ======================================================================================================================
function Invoke-Section3 {
    Assert-Shell 'Exchange Management Shell, run as administrator' @{ 'Get-ExchangeServer' = @() }
    Assert-Server @('atl-exchange-001.litwareinc.com') { Get-ExchangeServer | ForEach-Object { $_.Fqdn } }
    Confirm-Word 'Section 3 of 5: IIS restart. One change follows.' 'yes'

    # ---- IIS restart -------------------------------------------------------------------------------------------------
    # Exchange's web services read their partner applications and their own signing key when they start, and keep that
    # for up to 12 hours. A restart makes them read it now.
    # Two of them check tokens: Exchange Web Services and Autodiscover. A server is left alone only if both already
    # trust Skype and started after the last change: of the partner application, or of one of the two signing keys.

    # Restart IIS on atl-exchange-001.litwareinc.com.
    # Because: atl-exchange-001.litwareinc.com works with what it read at its last start. It must start anew once the
    #          partner application is changed.
    # Takes:   usually 60 seconds.
    # Undo:    Not possible. It changes no setting, so there is nothing to take back.
    Invoke-Change @{
        What      = 'Restart IIS on atl-exchange-001.litwareinc.com.'
        Done      = { (Test-Trusted '00000004-0000-0ff1-ce00-000000000000@litwareinc.com' @('https://autodiscover.litwareinc.com/EWS/Exchange.asmx', 'https://autodiscover.litwareinc.com/autodiscover/autodiscover.svc')) -and (Test-Restarted 'atl-exchange-001.litwareinc.com' @(@(Get-PartnerApplication | Select-Skype 'litwareinc.com') + @(Get-AuthConfig) | ForEach-Object { $_.WhenChangedUTC })) }
        AsPlanned = { @(Get-PartnerApplication | Select-Skype 'litwareinc.com').Count -gt 0 }
        Otherwise = 'Exchange does not show the partner application for Skype yet. Run the sections before this one, or give the domain controllers time to replicate.'
        Word      = 'atl-exchange-001'
        Says      = 'Everyone connected to atl-exchange-001.litwareinc.com is cut off for about a minute.'
        Failed    = 'IIS may be stopped there. Look with iisreset SERVER /status; start it with iisreset SERVER /start.'
        Run       = { iisreset.exe atl-exchange-001.litwareinc.com /restart /timeout:60 }
        Later     = $true
    }

    # Wait until both web services of atl-exchange-001.litwareinc.com answer again and trust Skype: a look every 5
    # seconds, for at most 5 minutes.
    Wait-Until @{
        What     = 'both web services of atl-exchange-001.litwareinc.com answer again and trust Skype'
        Every    = 5
        Patience = 300
        Until    = { (Test-Running 'atl-exchange-001.litwareinc.com') -and (Test-Trusted '00000004-0000-0ff1-ce00-000000000000@litwareinc.com' @('https://autodiscover.litwareinc.com/EWS/Exchange.asmx', 'https://autodiscover.litwareinc.com/autodiscover/autodiscover.svc')) }
    }
}

# ======================================================================================================================
# Section 4 of 5: Exchange as partner
# Shell:   Skype for Business Server Management Shell, run as administrator
# Where:   On a Front End, for example atl-cs-001.litwareinc.com.
# Account: RTCUniversalServerAdmins.
# ======================================================================================================================
function Invoke-Section4 {
    Assert-Shell 'Skype for Business Server Management Shell, run as administrator' @{ 'Get-CsPool' = @(); 'New-CsPartnerApplication' = @('Identity', 'ApplicationTrustLevel', 'MetadataUrl', 'Confirm'); 'Set-CsOAuthConfiguration' = @('Identity', 'ExchangeAutodiscoverUrl', 'Confirm') }
    Assert-Server @('atl-cs-001.litwareinc.com') { Get-CsPool | ForEach-Object { $_.Computers } }
    Confirm-Word 'Section 4 of 5: Exchange as partner. 2 changes follow.' 'yes'

    # ---- Exchange as partner -----------------------------------------------------------------------------------------
    # The trust has to go both ways. Skype keeps its own list of partner applications, and Exchange must be on it with
    # full trust, so that it may act for users.
    # Skype also has to know where Exchange's Autodiscover service is. The article forgets this, and without it Skype
    # finds no mailbox.

    # Make the partner application "Exchange" in Skype, with full trust, from Exchange's metadata document.
    # Because: Skype does not know Exchange yet: there is no partner application for it.
    # Takes:   usually 10 seconds.
    # Undo:    in the Skype for Business Server Management Shell:
    #            Remove-CsPartnerApplication -Identity Exchange -Confirm:$false
    Invoke-Change @{
        What      = 'Make the partner application "Exchange" in Skype, with full trust, from Exchange''s metadata document.'
        Done      = { @(Get-CsPartnerApplication | Where-Object { $_.Identity -eq 'Exchange' -and [string] $_.AuthToken -eq 'Value=https://autodiscover.litwareinc.com/autodiscover/metadata/json/1' -and [string] $_.ApplicationTrustLevel -eq 'Full' -and $_.Enabled }).Count -gt 0 }
        AsPlanned = { @(Get-CsPartnerApplication | Where-Object { $_.Identity -eq 'Exchange' }).Count -eq 0 }
        Otherwise = 'Skype has a partner application named Exchange by now, and it is another one.'
        Run       = { New-CsPartnerApplication -Identity Exchange -ApplicationTrustLevel Full -MetadataUrl 'https://autodiscover.litwareinc.com/autodiscover/metadata/json/1' -Confirm:$false }
    }

    # Tell Skype where Exchange's Autodiscover service is.
    # Because: Skype does not know where Exchange's Autodiscover service is.
    # Takes:   usually 10 seconds.
    # Undo:    in the Skype for Business Server Management Shell:
    #            Set-CsOAuthConfiguration -Identity Global -ExchangeAutodiscoverUrl $null -Confirm:$false
    Invoke-Change @{
        What      = 'Tell Skype where Exchange''s Autodiscover service is.'
        Done      = { [string] (Get-CsOAuthConfiguration).ExchangeAutodiscoverUrl -eq 'https://autodiscover.litwareinc.com/autodiscover/autodiscover.svc' }
        AsPlanned = { [string] (Get-CsOAuthConfiguration).ExchangeAutodiscoverUrl -eq '' }
        Otherwise = 'Skype has another Autodiscover address by now than when the plan was made.'
        Run       = { Set-CsOAuthConfiguration -Identity Global -ExchangeAutodiscoverUrl 'https://autodiscover.litwareinc.com/autodiscover/autodiscover.svc' -Confirm:$false }
    }

    # Wait until 1 Front End has received the change from the Central Management Store: a look every 10 seconds, for at
    # most 10 minutes.
    # To ask for it now: Invoke-CsManagementStoreReplication
    Wait-Until @{
        What     = '1 Front End has received the change from the Central Management Store'
        Every    = 10
        Patience = 600
        Until    = { @(Get-CsManagementStoreReplicationStatus | Where-Object { $_.UpToDate -and @('atl-cs-001.litwareinc.com') -contains $_.ReplicaFqdn }).Count -ge 1 }
    }
}

# ======================================================================================================================
# Section 5 of 5: Connectivity test
# Shell:   Skype for Business Server Management Shell, run as administrator
# Where:   On a Front End, for example atl-cs-001.litwareinc.com.
# Account: Local group RTC Local User Administrators on the Front End, or RTCUniversalUserAdmins.
# ======================================================================================================================
function Invoke-Section5 {
    Assert-Shell 'Skype for Business Server Management Shell, run as administrator' @{ 'Get-CsPool' = @(); 'Test-CsExStorageConnectivity' = @('SipUri', 'Binding', 'HostNameStorageService', 'DeleteItem', 'Verbose') }
    Assert-Server @('atl-cs-001.litwareinc.com') { Get-CsPool | ForEach-Object { $_.Computers } }
    Confirm-Word 'Section 5 of 5: Connectivity test. 3 tests run.' 'yes'
    $results = @()

    # ---- Connectivity test -------------------------------------------------------------------------------------------
    # Only a real test proves the way from Skype to Exchange: Skype signs a token, Exchange checks it, and an item is
    # written into a mailbox and deleted again.
    # One success can be luck, for example when a load balancer picks the good server. So each Front End is tested three
    # times.

    # Test 1 of 3 through atl-cs-001.litwareinc.com: write an item into the mailbox and delete it.
    $results += Test-Link @{
        What = 'Test 1 of 3 through atl-cs-001.litwareinc.com: write an item into the mailbox and delete it.'
        Run  = { Test-CsExStorageConnectivity -SipUri 'sip:kenmyer@litwareinc.com' -Binding NetTCP -HostNameStorageService atl-cs-001.litwareinc.com -DeleteItem -Verbose }
    }

    # Test 2 of 3 through atl-cs-001.litwareinc.com: write an item into the mailbox and delete it.
    $results += Test-Link @{
        What = 'Test 2 of 3 through atl-cs-001.litwareinc.com: write an item into the mailbox and delete it.'
        Run  = { Test-CsExStorageConnectivity -SipUri 'sip:kenmyer@litwareinc.com' -Binding NetTCP -HostNameStorageService atl-cs-001.litwareinc.com -DeleteItem -Verbose }
    }

    # Test 3 of 3 through atl-cs-001.litwareinc.com: write an item into the mailbox and delete it.
    $results += Test-Link @{
        What = 'Test 3 of 3 through atl-cs-001.litwareinc.com: write an item into the mailbox and delete it.'
        Run  = { Test-CsExStorageConnectivity -SipUri 'sip:kenmyer@litwareinc.com' -Binding NetTCP -HostNameStorageService atl-cs-001.litwareinc.com -DeleteItem -Verbose }
    }

    $failed = @($results | Where-Object { $_ -eq 'failed' }).Count
    $unknown = @($results | Where-Object { $_ -eq 'not known' }).Count
    if ($failed -gt 0) { throw "$failed of $($results.Count) tests failed. The link does not work yet: what the failed ones said is above." }
    if ($unknown -gt 0) { throw "$unknown of $($results.Count) tests printed what this script does not know. Read it above: the link works only if it says that the test passed." }
}

# ======================================================================================================================
# Which section?
# ======================================================================================================================
$plan = '<HASH>'
$blocked = @()
Write-Step "Plan $plan" 'Cyan'
Write-Step 'PRACTICE LAB: the servers of this plan are not real.' 'Yellow'
$next = @{ '1' = '2, Skype as partner (Exchange Management Shell, run as administrator)'; '2' = '3, IIS restart (Exchange Management Shell, run as administrator)'; '3' = '4, Exchange as partner (Skype for Business Server Management Shell, run as administrator)'; '4' = '5, Connectivity test (Skype for Business Server Management Shell, run as administrator)' }
if (-not $Section) {
    Write-Step 'Choose a section with -Section, in this order; -OnlyLook changes nothing:'
    Write-Step '  1  Servers  (Skype for Business Server Management Shell, run as administrator)'
    Write-Step '  2  Skype as partner  (Exchange Management Shell, run as administrator)'
    Write-Step '  3  IIS restart  (Exchange Management Shell, run as administrator)'
    Write-Step '  4  Exchange as partner  (Skype for Business Server Management Shell, run as administrator)'
    Write-Step '  5  Connectivity test  (Skype for Business Server Management Shell, run as administrator)'
    return
}
# Management shells ask their own modules, which hear only the global setting.
$usual = $global:ErrorActionPreference
try {
    $global:ErrorActionPreference = 'Stop'
    if ($blocked.Count -gt 0 -and -not $OnlyLook) { throw "This plan must not run as it stands. $($blocked -join ' ')" }
    switch ($Section) {
        '1' { Invoke-Section1 }
        '2' { Invoke-Section2 }
        '3' { Invoke-Section3 }
        '4' { Invoke-Section4 }
        '5' { Invoke-Section5 }
    }
    Write-Step ''
    Write-Step "Section $Section is done." 'Green'
    if ($next[$Section]) { Write-Step "Next: section $($next[$Section])" }
} catch {
    Write-Step ''
    Write-Step "Stopped: $_" 'Red'
    exit 1
} finally {
    $global:ErrorActionPreference = $usual
}
