# Stands for the script of this name in Exchange's Scripts folder, with its parameters; the practice lab does the rest.
[CmdletBinding()]
param(
    [Parameter(Mandatory = $true)] [string] $AuthMetadataUrl,
    [Parameter(Mandatory = $true)] [string] $ApplicationType,
    [string] $DomainController,
    [bool] $TrustAnySSLCertificate
)
Send-LabScript -File 'Configure-EnterprisePartnerApplication.ps1' -Bound $PSBoundParameters
