# In place of the module of Lync Server 2013, for reach.integration.test.ts.
function Get-CsPool { [pscustomobject]@{ Fqdn = 'atl-cs-001.litwareinc.com' } }
