import { connectorBlocks, sampleAtTheEnd } from './connectors';
import type { Era } from './era';

/**
 * server.xml as it lies in a fresh installation of that era. Elements, attributes and values are those of the original;
 * comments are in our own words and short.
 */
export function stockServerXml(era: Era): string {
  const debug = era.hasDebug ? ' debug="0"' : '';
  return `<Server port="8000" shutdown="SHUTDOWN"${debug}>
    <Service name="Tomcat-Standalone">
${connectorBlocks(era)}
        <Engine name="Standalone" defaultHost="localhost"${debug}>
            <Host name="localhost"${debug} appBase="webapps" unpackWARs="true" autoDeploy="false"${era.hasSynchrony ? ' startStopThreads="4"' : ''}>
                <Context path="" docBase="../confluence"${debug} reloadable="false" useHttpOnly="true">
                    <!-- No sessions are kept over a restart. -->
                    <Manager pathname=""/>
                    <Valve className="org.apache.catalina.valves.StuckThreadDetectionValve" threshold="60"/>
${era.hasAccessLog ? accessLogAndRemoteIp : ''}                </Context>
${era.hasSynchrony ? synchronyProxy(debug) : ''}            </Host>
        </Engine>
${era.hasProxyBlocks ? '' : sampleAtTheEnd}    </Service>
</Server>
`;
}

const accessLogAndRemoteIp = `
                    <!-- Who asked for what, and how long it took. -->
                    <Valve className="org.apache.catalina.valves.AccessLogValve"
                           directory="logs"
                           maxDays="30"
                           pattern="%t %{X-AUSERNAME}o %I %h %r %s %Dms %b %{Referer}i %{User-Agent}i"
                           prefix="conf_access_log"
                           requestAttributesEnabled="true"
                           rotatable="true"
                           suffix=".log"/>

                    <!-- Takes the visitor's address from the headers of a proxy in front. -->
                    <Valve className="org.apache.catalina.valves.RemoteIpValve"/>
`;

const synchronyProxy = (debug: string) => `
                <Context path="\${confluence.context.path}/synchrony-proxy" docBase="../synchrony-proxy"${debug}
                         reloadable="false" useHttpOnly="true">
                    <Valve className="org.apache.catalina.valves.StuckThreadDetectionValve" threshold="60"/>
                </Context>
`;
