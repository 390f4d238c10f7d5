// Who is told where something fails: answers of 5xx, a timer that failed, reminders that did not go out, a consolidation that was given up.
param name string
param location string
param tags object
param appId string
param insightsId string

@description('Left empty, alerts are shown in the portal and sent to nobody.')
param mail string

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = if (!empty(mail)) {
  name: 'tell-${name}'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'scorebook'
    enabled: true
    emailReceivers: [{ name: 'operator', emailAddress: mail, useCommonAlertSchema: true }]
  }
}

var actions = empty(mail) ? [] : [people.id]

resource failing 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: 'answers-5xx-${name}'
  location: 'global'
  tags: tags
  properties: {
    description: 'More than five answers of 5xx within a quarter of an hour.'
    severity: 1
    enabled: true
    scopes: [appId]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'answers'
          metricNamespace: 'Microsoft.Web/sites'
          metricName: 'Http5xx'
          // Plans differ in which measurements they publish; the same is asked of the log below.
          skipMetricValidation: true
          operator: 'GreaterThan'
          threshold: 5
          timeAggregation: 'Total'
        }
      ]
    }
    actions: [for id in actions: { actionGroupId: id }]
  }
}

// What the log says: the host's entries of requests, and the program's own lines, each of which is one line of JSON.
var watched = [
  {
    name: 'requests-failed'
    description: 'More than five requests were answered with 5xx within a quarter of an hour.'
    query: 'requests | where toint(resultCode) >= 500'
    most: 5
  }
  {
    name: 'timer-failed'
    description: 'A timer function failed, or a part of what it does: see its errors in the log.'
    query: 'traces | where severityLevel >= 3 and message contains "\\"timer\\":"'
    most: 0
  }
  {
    name: 'reminders-failed'
    description: 'Reminders did not reach somebody: the round failed, or a channel refused.'
    query: 'traces | where severityLevel >= 3 and message contains "\\"timer\\":\\"reminders\\""'
    most: 0
  }
  {
    name: 'queue-failed'
    description: 'A consolidation that is done later failed, and is tried again or was given up.'
    query: 'traces | where severityLevel >= 3 and message contains "\\"queue\\":"'
    most: 0
  }
]

resource lines 'Microsoft.Insights/scheduledQueryRules@2023-03-15-preview' = [
  for one in watched: {
    name: '${one.name}-${name}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      description: one.description
      severity: 2
      enabled: true
      scopes: [insightsId]
      evaluationFrequency: 'PT15M'
      windowSize: 'PT15M'
      autoMitigate: false
      criteria: {
        allOf: [
          {
            query: one.query
            timeAggregation: 'Count'
            operator: 'GreaterThan'
            threshold: one.most
          }
        ]
      }
      actions: { actionGroups: actions }
    }
  }
]
