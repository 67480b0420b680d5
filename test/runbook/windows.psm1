# What a runbook needs of Windows and of PowerShell's own modules, for an engine that has neither: the practice lab answers for
# the servers, and a bridge of the test for the network.

$at = @{ Bridge = 0; Factor = 1; Words = @() }

function Connect-Bridge([int] $Port, [int] $Factor, [string] $Words) {
    $at.Bridge = $Port
    $at.Factor = $Factor
    $at.Words = [Collections.ArrayList] @($Words -split ',')
}

function Write-Host { param([Parameter(Position = 0)] $Object, $ForegroundColor) [Console]::WriteLine([string] $Object) }
function Write-Warning { param([Parameter(Position = 0)] $Message) [Console]::WriteLine("WARNING: $Message") }
function Join-Path { param([Parameter(Position = 0)] $Path, [Parameter(Position = 1)] $ChildPath) [IO.Path]::Combine($Path, $ChildPath.Replace('\', [IO.Path]::DirectorySeparatorChar)) }
function Start-Sleep { param($Seconds) [Threading.Thread]::Sleep([int] ($Seconds * 1000 / $at.Factor)) }

# Whoever sits before it types the words in this order.
function Read-Host {
    param([Parameter(Position = 0)] $Prompt)
    $word = $at.Words[0]
    $at.Words.RemoveAt(0)
    [Console]::WriteLine("${Prompt}: $word")
    $word
}

function Invoke-WebRequest {
    param([switch] $UseBasicParsing, $Uri, $Headers = @{})
    $request = [Net.WebRequest]::Create("http://127.0.0.1:$($at.Bridge)/?url=$([Uri]::EscapeDataString($Uri))")
    $request.Proxy = $null
    foreach ($name in $Headers.Keys) { $request.Headers[$name] = $Headers[$name] }
    try { $response = $request.GetResponse() } catch { throw $_.Exception.InnerException }
    [pscustomobject]@{ Content = [IO.StreamReader]::new($response.GetResponseStream()).ReadToEnd() }
}

function Get-Service {
    param($Name, $ComputerName)
    (Get-IisState -ComputerName $ComputerName).Services | Where-Object { $Name -contains $_.Name }
}

function Get-WmiObject {
    param([Parameter(Position = 0)] $Class, $Filter, $ComputerName)
    foreach ($pool in (Get-IisState -ComputerName $ComputerName).Pools) {
        $process = [pscustomobject]@{ CommandLine = "w3wp.exe -ap `"$($pool.Name)`""; CreationDate = $pool.WorkerStartedUtc }
        $process.PSObject.Methods.Add([System.Management.Automation.PSScriptMethod]::new('ConvertToDateTime', { param($Date) [datetime] $Date }))
        $process
    }
}
