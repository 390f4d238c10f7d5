// The pages, which are files with headers: a Static Web App, or, where there is none (Azure China), a small App Service that serves the same folder.
param name string
param location string
param tags object

@allowed(['static-web-app', 'app-service'])
param kind string

param workspaceId string

// It serves files alone: no function of it and no link to one, since as a proxy it rewrites the `Authorization` that the API needs.
resource pages 'Microsoft.Web/staticSites@2024-04-01' = if (kind == 'static-web-app') {
  name: name
  location: location
  tags: union(tags, { 'azd-service-name': 'pages' })
  sku: { name: 'Standard', tier: 'Standard' }
  properties: {
    stagingEnvironmentPolicy: 'Disabled'
    allowConfigFileUpdates: true
  }
}

resource hosting 'Microsoft.Web/serverfarms@2024-04-01' = if (kind == 'app-service') {
  name: 'plan-${name}'
  location: location
  tags: tags
  kind: 'linux'
  sku: { name: 'B1', tier: 'Basic' }
  properties: { reserved: true }
}

resource server 'Microsoft.Web/sites@2024-04-01' = if (kind == 'app-service') {
  name: name
  location: location
  tags: union(tags, { 'azd-service-name': 'pages' })
  kind: 'app,linux'
  properties: {
    serverFarmId: hosting.id
    httpsOnly: true
    clientAffinityEnabled: false
    siteConfig: {
      minTlsVersion: '1.2'
      ftpsState: 'Disabled'
      http20Enabled: true
      alwaysOn: true
      linuxFxVersion: 'NODE|22-lts'
      appCommandLine: 'node pages/serve-pages.js'
      healthCheckPath: '/settings.json'
    }
  }
}

resource logs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = if (kind == 'app-service') {
  scope: server
  name: 'logs'
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'AppServicePlatformLogs', enabled: true }]
  }
}

output url string = kind == 'static-web-app' ? 'https://${pages!.properties.defaultHostname}' : 'https://${server!.properties.defaultHostName}'
