// Tells by mail when a month has cost so much. Nothing is switched off: people's scores do not wait for an invoice.
param name string
param amount int
param start string
param mail string

resource budget 'Microsoft.Consumption/budgets@2023-11-01' = {
  name: name
  properties: {
    category: 'Cost'
    amount: amount
    timeGrain: 'Monthly'
    timePeriod: { startDate: start }
    notifications: {
      most: {
        enabled: true
        operator: 'GreaterThan'
        threshold: 80
        thresholdType: 'Actual'
        contactEmails: [mail]
      }
    }
  }
}
