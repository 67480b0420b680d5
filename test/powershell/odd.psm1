# A cmdlet of Exchange whose objects nobody has seen yet.

function Get-AcceptedDomain {
    [pscustomobject]@{ Name = 'Litware'; DomainType = [DayOfWeek]::Friday; Default = $true; Domains = @([uri] 'https://litwareinc.com/x') }
}
