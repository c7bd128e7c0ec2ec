import type { ReactNode } from 'react';
import { Badge } from '@/components/ui/badge';

/** One address, and the lines it becomes on both sides; abridged. */
export function Example() {
  return (
    <figure className="panel example" aria-labelledby="example">
      <figcaption className="address" id="example">
        <span className="muted">You say</span>
        <code>https://wiki.example.com/confluence</code>
      </figcaption>
      <div className="file-head">
        <b>Apache</b>
        <code>wiki.example.com.conf</code>
        <span className="row">
          <Badge tone="added">+ new</Badge>
        </span>
      </div>
      <Lines of="The line for Apache">
        <Line is="added">
          ProxyPass <ins>/confluence</ins> http://127.0.0.1:8090<ins>/confluence</ins>
        </Line>
      </Lines>
      <div className="file-head">
        <b>Tomcat</b>
        <code>server.xml</code>
        <span className="row">
          <Badge tone="changed">~ changed</Badge>
        </span>
      </div>
      <Lines of="The lines for Tomcat">
        <Line is="added" isPicked>
          scheme="<ins>https</ins>" secure="true" proxyName="<ins>wiki.example.com</ins>" proxyPort="<ins>443</ins>"
        </Line>
        <tr>
          <td colSpan={2}>
            <div className="note">
              <b>Tomcat builds its links from these four values</b>
              <p>Without them Confluence tells its admins: “Tomcat config is incorrect”.</p>
            </div>
          </td>
        </tr>
        <Line is="removed">{'<Context path="" docBase="../confluence"'}</Line>
        <Line is="added">
          {'<Context path="'}
          <ins>/confluence</ins>
          {'" docBase="../confluence"'}
        </Line>
      </Lines>
    </figure>
  );
}

function Lines({ of, children }: { readonly of: string; readonly children: ReactNode }) {
  return (
    <table className="diff">
      <caption className="vh">{of}</caption>
      <colgroup>
        <col className="sign" />
        <col />
      </colgroup>
      <tbody>{children}</tbody>
    </table>
  );
}

interface LineProps {
  readonly is: 'added' | 'removed';
  readonly isPicked?: boolean;
  readonly children: ReactNode;
}

function Line({ is, isPicked = false, children }: LineProps) {
  const isAdded = is === 'added';
  return (
    <tr className={`${isAdded ? 'add' : 'del'}${isPicked ? ' picked' : ''}`}>
      <td className="sign">
        <span aria-hidden="true">{isAdded ? '+' : '−'}</span>
        <span className="vh">{is}</span>
      </td>
      <td className="code">
        <div className="line">
          <span>{children}</span>
        </div>
      </td>
    </tr>
  );
}
