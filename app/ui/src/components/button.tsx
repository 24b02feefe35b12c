import { Button as AntButton, type ButtonProps } from 'antd';

export type { ButtonProps } from 'antd';

/** A button that says that it takes no click while it is loading: antd's then only looks so. */
export function Button(props: ButtonProps) {
  const isLoading = Boolean(props.loading);
  return <AntButton {...props} {...(isLoading && { 'aria-disabled': true, 'aria-busy': true })} />;
}
