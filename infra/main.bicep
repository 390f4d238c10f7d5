// Everything that Scorebook runs on in Azure, in one resource group; both clouds, told apart by `cloud`.
targetScope = 'resourceGroup'

@description('Where everything stands, except the static site where that has regions of its own.')
param location string = resourceGroup().location

@minLength(2)
@maxLength(20)
@description('What the resources are called after: small letters and digits.')
param environmentName string

@allowed(['global', 'china'])
@description('Azure, or Azure operated by 21Vianet.')
param cloud string = 'global'

@allowed(['flex', 'premium'])
@description('Flex Consumption, which Azure China does not have, or an App Service plan (P1v3), which needs no file share and so no key.')
param plan string = cloud == 'china' ? 'premium' : 'flex'

@description('Region of the Static Web App: it is offered in few. Used in the global cloud alone.')
param staticLocation string = 'eastasia'

@description('The application id of the registration, which tokens are made out for.')
param authAudience string

@description('The permission that the registration exposes.')
param authScope string = 'access_as_user'

@description('<tenant id>=<organisation>,…: whose people may sign in.')
param authTenants string

@description('<organisation>/<object id>,…: who gives roles before anybody has one.')
param firstAdmins string

@description('The time zone of the organisation, by its IANA name.')
param timeZone string = 'Asia/Shanghai'

@description('Where people find the pages once a domain of your own is bound to the site: https://scores.example.cn; empty, at the name that Azure gives.')
param ownSiteUrl string = ''

@description('Who is told by mail where something fails; nobody where it is left empty.')
param alertMail string = ''

@minValue(0)
@description('Who is told that this much was spent in a month, in the currency of the account; 0: nobody, no budget is made.')
param monthlyBudget int = 0

@description('The first day of the month from which the budget counts.')
param budgetStart string = utcNow('yyyy-MM-01')

@minValue(1)
@maxValue(1000)
@description('How many instances may run at once.')
param mostInstances int = 40

@allowed([2048, 4096])
@description('Memory of an instance of Flex Consumption, in MB.')
param instanceMemory int = 2048

@minValue(7)
@maxValue(730)
@description('Days that logs are kept.')
param logDays int = 90

var suffix = uniqueString(resourceGroup().id, environmentName)
var short = take(toLower(replace(environmentName, '-', '')), 8)
var tags = { 'azd-env-name': environmentName }

module identity 'modules/identity.bicep' = {
  name: 'identity'
  params: {
    name: 'id-${environmentName}-${suffix}'
    location: location
    tags: tags
  }
}

module monitoring 'modules/monitoring.bicep' = {
  name: 'monitoring'
  params: {
    name: '${environmentName}-${suffix}'
    location: location
    tags: tags
    logDays: logDays
  }
}

module data 'modules/data-storage.bicep' = {
  name: 'data-storage'
  params: {
    name: take('${short}data${suffix}', 24)
    location: location
    tags: tags
    principalId: identity.outputs.principalId
    workspaceId: monitoring.outputs.workspaceId
  }
}

module host 'modules/host-storage.bicep' = {
  name: 'host-storage'
  params: {
    name: take('${short}host${suffix}', 24)
    location: location
    tags: tags
    principalId: identity.outputs.principalId
    workspaceId: monitoring.outputs.workspaceId
  }
}

module site 'modules/site.bicep' = {
  name: 'site'
  params: {
    name: 'site-${environmentName}-${suffix}'
    location: cloud == 'china' ? location : staticLocation
    tags: tags
    kind: cloud == 'china' ? 'app-service' : 'static-web-app'
    workspaceId: monitoring.outputs.workspaceId
  }
}

module api 'modules/function-app.bicep' = {
  name: 'function-app'
  params: {
    name: 'api-${environmentName}-${suffix}'
    location: location
    tags: tags
    plan: plan
    cloud: cloud
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    hostAccount: host.outputs.name
    deploymentContainer: host.outputs.deploymentUrl
    tableServiceUri: data.outputs.tableServiceUri
    blobServiceUri: data.outputs.blobServiceUri
    insights: monitoring.outputs.connectionString
    authAudience: authAudience
    authScope: authScope
    authTenants: authTenants
    firstAdmins: firstAdmins
    timeZone: timeZone
    siteOrigins: empty(ownSiteUrl) ? site.outputs.url : '${ownSiteUrl},${site.outputs.url}'
    mostInstances: mostInstances
    instanceMemory: instanceMemory
    workspaceId: monitoring.outputs.workspaceId
  }
}

module alerts 'modules/alerts.bicep' = {
  name: 'alerts'
  params: {
    name: '${environmentName}-${suffix}'
    location: location
    tags: tags
    appId: api.outputs.id
    insightsId: monitoring.outputs.insightsId
    mail: alertMail
  }
}

module budget 'modules/budget.bicep' = if (monthlyBudget > 0 && !empty(alertMail)) {
  name: 'budget'
  params: {
    name: 'budget-${environmentName}'
    amount: monthlyBudget
    start: budgetStart
    mail: alertMail
  }
}

@description('Where the pages ask: `API_URL` of the build.')
output API_URL string = api.outputs.url
@description('Where the pages stand: `SITE_URL` of the build.')
output SITE_URL string = empty(ownSiteUrl) ? site.outputs.url : ownSiteUrl
output AUTH_AUDIENCE string = authAudience
output AUTH_SCOPE string = authScope
output SCOREBOOK_CLOUD string = cloud
output DATA_TABLES string = data.outputs.tableServiceUri
output DATA_BLOBS string = data.outputs.blobServiceUri
