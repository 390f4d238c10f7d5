// The service: the function app on its plan, its settings, its identity. The names of its settings are those that the program reads.
param name string
param location string
param tags object

@allowed(['flex', 'premium'])
param plan string

@allowed(['global', 'china'])
param cloud string

param identityId string
param identityClientId string
param hostAccount string
param deploymentContainer string
param tableServiceUri string
param blobServiceUri string
param insights string
param authAudience string
param authScope string
param authTenants string
param firstAdmins string
param timeZone string
param siteOrigins string
param mostInstances int
param instanceMemory int
param workspaceId string

// What the program reads; held against its schemas by a test.
var programSettings = {
  DATA__tableServiceUri: tableServiceUri
  DATA__blobServiceUri: blobServiceUri
  DATA__clientId: identityClientId
  SITE_ORIGINS: siteOrigins
  AUTH_AUDIENCE: authAudience
  AUTH_SCOPE: authScope
  AUTH_TENANTS: authTenants
  AUTH_CLOUDS: cloud == 'china' ? '21vianet' : 'global'
  FIRST_ADMINS: firstAdmins
  TIME_ZONE: timeZone
}

// What the host and the SDK of Azure read.
var hostSettings = {
  AzureWebJobsStorage__blobServiceUri: 'https://${hostAccount}.blob.${environment().suffixes.storage}'
  AzureWebJobsStorage__queueServiceUri: 'https://${hostAccount}.queue.${environment().suffixes.storage}'
  AzureWebJobsStorage__tableServiceUri: 'https://${hostAccount}.table.${environment().suffixes.storage}'
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identityClientId
  AZURE_AUTHORITY_HOST: environment().authentication.loginEndpoint
  APPLICATIONINSIGHTS_CONNECTION_STRING: insights
}

// Flex Consumption has runtime and version in its configuration, the other plans in their settings.
var premiumSettings = {
  FUNCTIONS_EXTENSION_VERSION: '~4'
  FUNCTIONS_WORKER_RUNTIME: 'node'
  WEBSITE_RUN_FROM_PACKAGE: '1'
}

resource hosting 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: 'plan-${name}'
  location: location
  tags: tags
  kind: plan == 'flex' ? 'functionapp' : 'linux'
  sku: plan == 'flex' ? { name: 'FC1', tier: 'FlexConsumption' } : { name: 'P1v3', tier: 'PremiumV3' }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: name
  location: location
  tags: union(tags, { 'azd-service-name': 'api' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identityId}': {} }
  }
  properties: {
    serverFarmId: hosting.id
    httpsOnly: true
    clientAffinityEnabled: false
    // No `cors` here: the platform would answer preflights in the program's stead, and know nothing of its headers.
    siteConfig: plan == 'flex'
      ? { minTlsVersion: '1.2', http20Enabled: true }
      : { minTlsVersion: '1.2', http20Enabled: true, ftpsState: 'Disabled', linuxFxVersion: 'NODE|22', alwaysOn: true }
    functionAppConfig: plan == 'flex'
      ? {
          deployment: {
            storage: {
              type: 'blobContainer'
              value: deploymentContainer
              authentication: { type: 'UserAssignedIdentity', userAssignedIdentityResourceId: identityId }
            }
          }
          runtime: { name: 'node', version: '22' }
          scaleAndConcurrency: { maximumInstanceCount: max(40, mostInstances), instanceMemoryMB: instanceMemory }
        }
      : null
  }
}

resource settings 'Microsoft.Web/sites/config@2024-04-01' = {
  parent: app
  name: 'appsettings'
  properties: union(programSettings, hostSettings, plan == 'flex' ? {} : premiumSettings)
}

// Deployment by the identity of who deploys, never by a password.
resource passwords 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-04-01' = [
  for kind in ['ftp', 'scm']: {
    parent: app
    name: kind
    properties: { allow: false }
  }
]

resource logs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: app
  name: 'logs'
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'FunctionAppLogs', enabled: true }]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

output id string = app.id
output url string = 'https://${app.properties.defaultHostName}'
