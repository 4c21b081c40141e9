import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { sum } from '../../src/roadmap/effort.ts'
import { readRoadmap } from '../../src/roadmap/read.ts'
import { everyTopic, type Topic } from '../../src/roadmap/roadmap.ts'

const text = readFileSync(new URL('../../roadmap.yaml', import.meta.url), 'utf8')
const { roadmap, problems } = readRoadmap(text)
const stages = roadmap?.stages ?? []
const topics = [...everyTopic(stages)]

const outline = (parts: Topic[], indent = ''): string =>
  parts
    .map(({ id, title, duration, choose, needs, topics }) => {
      const facts = [
        title,
        ...(duration ? [duration.text] : []),
        ...(choose ? [`choose ${choose}`] : []),
        ...(needs.length > 0 ? [`needs ${needs.join(', ')}`] : []),
      ]
      return `${indent}${id}: ${facts.join('; ')}\n${outline(topics, `${indent}  `)}`
    })
    .join('')

test('the bundled roadmap has no problem and no warning', () => {
  expect(problems).toEqual([])
})

test('its first line names the schema', () => {
  expect(text).toMatch(/^# yaml-language-server: \$schema=\.\/schema\/roadmap\.schema\.json\n/)
})

test('it is the backend roadmap, as agreed', () => {
  expect(roadmap).toMatchObject({ id: 'backend', title: 'Backend developer' })
  expect(stages.length).toBe(3)
  expect(stages.flatMap((stage) => stage.topics).length).toBe(12)
  expect(outline(stages)).toMatchInlineSnapshot(`
    "beginner: Beginner; 3-4 months
      internet: Learn the internet; 1-2 weeks
        how-the-internet-works: How the internet works
        domains-dns-and-hosting: Domains, DNS and hosting
          domain-names: Domain names
          dns: DNS
          hosting: Hosting
        how-a-web-browser-works: How a web browser works
      language: Choose a programming language; 2-3 months; choose 1
        python: Python
        javascript: JavaScript (Node.js)
        java: Java
        go: Go
        php: PHP
        rust: Rust
      version-control: Version control; 1-2 weeks
        git: Git
        code-hosting: Code hosting; choose 1
          github: GitHub
          gitlab: GitLab
          bitbucket: Bitbucket
        branching-merging-and-pull-requests: Branching, merging and pull requests
          branching: Branching
          merging: Merging
          pull-requests: Pull requests
      database: Database; 2-3 weeks
        relational: Relational database; choose 1
          mysql: MySQL
          mariadb: MariaDB
          postgresql: PostgreSQL
          sqlite: SQLite
          oracle: Oracle
        nosql: NoSQL database; choose 1
          mongodb: MongoDB
          firebase: Firebase
          couchdb: CouchDB
    medium: Medium; 3-4 months
      apis: APIs; 1 month; needs language
        rest: Create a RESTful API
        graphql: Understand GraphQL
        third-party-api: Integrate a third-party API
        postman: Test an API with a tool such as Postman
      caching: Caching; 2 weeks; needs database
        redis: Redis
        memcached: Memcached
      security: Security; 1 month
        auth: Authentication and authorization
          jwt: JWT
          oauth: OAuth
        attacks: Protect an application
          sql-injection: SQL injection
          xss: XSS
          csrf: CSRF
        protect-data: Protect data
          https: HTTPS
          encryption: Encrypt sensitive data such as passwords
      testing: Testing; 1 month
        unit-testing: Unit testing
        integration-testing: Integration testing
        testing-tool: Testing tool; choose 1; needs language
          jest: Jest
          mocha: Mocha
          junit: JUnit
      ci-cd: CI/CD; 2 weeks; choose 1; needs version-control, testing
        jenkins: Jenkins
        github-actions: GitHub Actions
        gitlab-ci: GitLab CI
        circleci: CircleCI
    advanced: Advanced; 3 months
      scaling: Scaling; 1 month; needs database
        scaling-directions: Horizontal and vertical scaling
        load-balancers: Load balancers
        scaling-databases: Scaling databases
          sharding: Sharding
          replication: Replication
      containerization: Containerization; 1 month
        docker: Docker images and containers
        docker-compose: Docker Compose, for several containers; needs docker
      more: More; 1 month
        message-brokers: Message brokers; choose 1
          kafka: Kafka
          rabbitmq: RabbitMQ
        elasticsearch: Elasticsearch
        web-server: Web server; choose 1
          nginx: Nginx
          apache: Apache
        realtime: Real-time data
          websockets: WebSockets
          polling: Polling
    "
  `)
})

test('it takes 42⅔ to 50 weeks', () => {
  const weeks = stages.map(({ effort }) => effort ?? { min: Number.NaN, max: Number.NaN })
  const rounded = [...weeks, sum(weeks)].map(({ min, max }) => [min.toFixed(3), max.toFixed(3)])
  expect(rounded).toEqual([
    ['12.667', '20.000'],
    ['17.000', '17.000'],
    ['13.000', '13.000'],
    ['42.667', '50.000'],
  ])
})

test('every topic has a sentence, and every topic under a stage one to three https links', () => {
  const silent = topics.filter(({ description }) => !description?.endsWith('.'))
  const under = topics.filter((topic) => !stages.includes(topic))
  const unlinked = under.filter(({ links }) => links.length < 1 || links.length > 3)
  const urls = topics.flatMap(({ links }) => links.map(({ url }) => url))
  expect(silent.map(({ id }) => id)).toEqual([])
  expect(unlinked.map(({ id }) => id)).toEqual([])
  expect(urls.filter((url) => !URL.canParse(url) || !url.startsWith('https://'))).toEqual([])
})
