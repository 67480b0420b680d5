# Runs one section of a runbook on a practice lab, as an admin would who types these words.
param($Runbook, $Section, $Words, $Door, $Token, $Bridge, $Factor, $Lab)
foreach ($module in 'Shapes', 'PracticeLab', 'Exchange', 'Skype') { Import-Module ([IO.Path]::Combine($Lab, "$module.psm1")) -Global }
Import-Module ([IO.Path]::Combine($PSScriptRoot, 'windows.psm1')) -Global
Connect-PracticeLab -Port $Door -Token $Token
Connect-Bridge $Bridge $Factor $Words
$env:ExchangeInstallPath = $Lab
& $Runbook -Section $Section
