namespace Elsa.Host.Tests.Browser;

/// <summary>Starting a browser is slow: all tests in this folder look through the same one.</summary>
[CollectionDefinition(nameof(HostInABrowser))]
public sealed class OneBrowser : ICollectionFixture<HostInABrowser>;
